### Raising something at the meeting, and the notes for speaking.

## Raising

raise-ask = Put this on the agenda? When the agenda is settled at { $date } the committee will see exactly the words below and your name. Until then you can take it back and nobody knows.
raise-on = It is on the agenda. When the agenda is settled at { $date } the committee will see exactly the words below and your name. Until then you can take it back and nobody knows.
raise-words-ask = Type what you wish to raise at the meeting, 1,000 characters at most. Please name nobody else.
raise-where = In which branch do you wish to raise this?
raise-nowhere = There is no meeting now at which this could be raised.
raise-frozen = The agenda was settled at { $date }. You can still raise this when you speak.
raise-seen = The agenda was settled at { $date }. Since then the committee sees the words below and your name.
raises-head = What you can raise at the meeting. Press a number to see and choose.
raises-none = There is nothing to raise yet. Review, choose “Worth watching” or “Present, to be mended”, and write a note.

## Raising · words

# Behind the title of a sign.
raise-state-on = on the agenda

## Raising · buttons

raise-open = Raise at the meeting
# On the screen after a note was written: $n is the sign of the note.
raise-open-sign = Raise no. { $n } at the meeting
raise-yes = Put on agenda
raise-mend = I mend it myself
raise-back = Take back
raise-reword = Change the words
raise-say = I will say it at the meeting

## Raising · toasts

raise-saved = It is on the agenda. Until that is settled nobody sees it.
raise-taken-back = Taken back. Nobody knows.
raise-mended = All right. Only you can read it.
raise-said = All right. Chibo does not store this choice.
raise-late = The agenda is settled, so this can no longer be changed.
raise-too-long = The words are { $over } characters too long. Chibo keeps them whole; please shorten them.

## What was raised, for the readers of the branch

raised-head = What members wish to raise at the meeting of { $date }, in their very words.
raised-none = Nothing was raised beforehand for the meeting of { $date }.

## What was raised · buttons

raised-open = What members wish to raise

## Notes for speaking

speaking-notes = Notes for your statement, taken only from your own words. Press “Close” when done; no file is made.
speaking-none = You have written no words of your own this time. Speak as you think.

## Notes for speaking · buttons

speaking-open = Notes for speaking
speaking-close = Close
