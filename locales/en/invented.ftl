### What the invented people of the demo write.

## In the self-check · words

invented-note-study = This month I only skimmed the resolution and did not finish what the branch had sent.
invented-note-frank = When I comment on others I still hold back and do not say all that I think.
invented-note-listen = At times I reached a conclusion before I had heard out those who disagreed.
invented-note-progress = I have read the first part of the material; the rest is slow.
invented-note-plan = I suggest that the branch reads one section of the resolution together for 15 minutes at each meeting.
invented-conclusion = The branch agrees on next month's tasks; each member picks one thing to mend and says at the next meeting how it went.

## In feedback · words

invented-letter-talks = At recent meetings you often left before the discussion. I wish you would stay to the end and tell us more of your experience; the younger members need it.
# Made known in its place: nothing of how the letter was worded.
invented-letter-talks-restated = It is hoped that you will take part in whole meetings and share more with those who are new.
invented-letter-visits = You took on the visits to our oldest neighbours, but the results often come late. When you are busy, say so early, so that the branch can ask somebody else to help.
invented-letter-reading = The branch mostly reads documents until the time is nearly over, and little is discussed. I suggest sending them out beforehand, so that there is time to talk.
invented-letter-reading-question = How many days beforehand should the documents be sent, in your view, and how long should be kept for discussion?
