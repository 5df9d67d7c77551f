### What the invented people of the demo write.

## In the self-check · words

invented-note-study = This month I only skimmed the resolution and did not finish what the branch had sent.
invented-note-frank = When I comment on others I still hold back and do not say all that I think.
invented-note-listen = At times I reached a conclusion before I had heard out those who disagreed.
invented-note-progress = I have read the first part of the material; the rest is slow.
invented-note-plan = I suggest that the branch reads one section of the resolution together for 15 minutes at each meeting.
invented-conclusion = The branch agrees on next month's tasks; each member picks one thing to mend and says at the next meeting how it went.
