### Who means to come and who was there.

## Coming or not · buttons

rsvp-come = I will come
rsvp-excused = I ask to be excused
rsvp-online = I join online
roll-open = Call the roll
rsvp-waits = Answer an invitation

## Asking to be excused

absence-reason = Why do you ask to be excused? The minutes show name and kind of reason; what you add is read by secretary and deputy only.
absence-words-ask = Do you wish to add anything? It is optional. Only secretary and deputy read it.

## Asking to be excused · buttons

absence-ill = Ill or nursing
absence-duty = Duty
absence-away = Away
absence-family = Family
absence-other = Another reason

## Coming or not · toasts

rsvp-saved = Saved. You can change it until the meeting begins.
rsvp-entered = Entered. It stands among that person's own data.
absence-sent = The secretary has been told.
absence-words-saved = Saved.

## Coming or not · words

who-come = coming
who-online = joining online
who-excused = asks to be excused
who-silent = no answer
who-entered = entered by the secretary

## Entered for somebody

enter-for = Enter an answer for whoever has no phone or has called. Chibo marks it as entered.

## Entered for somebody · buttons

who-come-button = Coming

## The roll

roll-ask = This meeting has { $all } members. Press the first button, then the name of each who is absent.
roll-how = Press a name to change present and absent.
roll-how-online = Press a name to change present, absent and online.
roll-absent = Absent: { $name }, { $why }.
roll-decide = The branch decides of each who is absent: excused or not.
quorum = The right to vote is counted by full members, with those who live their Party life here for a time: { $voters }. A resolution needs more than half, from { $needed } up. Present now: { $present }.
quorum-reached = Enough are present to vote.
quorum-missed = Not enough are present to vote.
quorum-apart = Not counted in votes: { $others }.

## The roll · words

roll-excused = excused
roll-unexcused = not excused
# Buttons, cut to fit.
roll-to-excused = Excused: { $name }
roll-to-unexcused = Not excused: { $name }
quorum-apart-one = { $status } { $count }

## The roll · buttons

roll-all = All present but…
roll-yes = Present
roll-online = Online
roll-no = Absent
roll-reasons = Absent: excused or not
roll-undo = Undo, call it anew

## The roll · toasts

roll-saved = Saved as present. Press the name of each who is absent.
roll-undone = All marks are taken away.

## Refusals and errors

absence-words-long = What you add has at most { $most } characters; it is { $over } too long. Please shorten it.
