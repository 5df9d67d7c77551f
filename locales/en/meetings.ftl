### Meetings: what stands in the calendar, and how a secretary arranges it.

## Names of meetings, within a sentence · words

meeting-name-regular = regular branch meeting of { $month }
meeting-name-both = regular and themed branch meeting of { $month }
meeting-name-themed = themed branch meeting of { $quarter }
meeting-name-extraordinary = extraordinary branch meeting of { $month }
# On a button of the calendar.
meeting-label-regular = Regular, { $month }
meeting-label-themed = Themed, { $quarter }
meeting-label-extraordinary = Extraordinary, { $month }
committee-meeting-name = branch committee meeting of { $month }
meeting-when-where = { $date }, { $place }
meeting-mark-proposed = proposed
meeting-mark-cancelled = put off
meeting-mark-held = over
meeting-mark-adopted = minutes adopted

## The calendar

meetings-head = Your meetings.
meetings-none = No meeting has a date yet.
meetings-held = Recent ones:

## One meeting

meeting-same-evening = On the evening of the regular meeting: one invitation, one roll.
meeting-is-proposed = A proposed date; the secretary still has to confirm it.
meeting-is-cancelled = This meeting is put off; there will be a new date.
meeting-is-held = This meeting is over.
meeting-is-adopted = This meeting is over; its minutes are adopted.
meeting-topics = Main points: { $topics }.
meeting-can-you-come = Can you come?
meeting-mine-come = You have said: coming.
meeting-mine-online = You have said: joining online.
meeting-mine-excused = You have said: asking to be excused.
meeting-counts = Coming: { $come }, online: { $online }, asking to be excused: { $excused }, no answer: { $silent }.
meeting-counts-then = Present: { $present } of { $all }.

## One meeting · buttons

meeting-confirm = Confirm and invite
meeting-who = Who comes, who does not
meeting-to-calendar = To my calendar
meeting-themed-part = The themed part
meeting-manage = Arrange this meeting
meetings-all = All meetings
meeting-new = Propose another meeting
meeting-new-in = Add: { $org }
meeting-open = This meeting
meeting-to-confirm = Confirm the meeting

## For one's own calendar

meeting-calendar-comes = The calendar file comes with this. Open it to add the meeting; when the date changes take a new file.

## For one's own calendar · words

meeting-calendar-file = branch-meeting

## What members are told

meeting-invited = You are invited to the { $meeting }: { $when }.
meeting-reminder = A reminder of the { $meeting }: { $when }.
meeting-changed = The meeting has moved: { $new } (was { $old }).
meeting-answer-again = Please confirm again.
meeting-put-off = The meeting of { $date } is put off; there will be a new date.
dues-reminder = A reminder of Party dues for { $month } (national service portal, or at the branch). Chibo takes no money and stores no amount.

## Arranging a meeting

meeting-confirm-ask = Chibo invites every member of this meeting, giving day, hour and place. Each is invited once.
meeting-warns-holiday = That day is { $holiday }. Chibo moves nothing by itself.
meeting-warns-own = On the same day there is the { $meeting }.
meeting-warns-above = On the same day { $org } meets as well: { $date }.
meeting-move-ask = Choose, or type the new day and hour such as “25/11/2026 19:30”. A day alone keeps the hour, an hour alone keeps the day.
meeting-moment-bad = Chibo did not understand that day and hour.
meeting-move-preview = New date: { $new }.
meeting-move-told = Whoever was invited gets one message about the change and is asked again.
meeting-move-silent = Nobody has been invited yet, so nobody gets a message.
meeting-place-ask = The place is now: { $place }. Type the new one on one line.
meeting-place-bad = The place must be one line of at most 120 characters.
meeting-cancel-told = Whoever was invited gets one message that it is put off. After that Chibo says nothing more about it.
meeting-cancel-silent = Nobody has been invited yet, so nobody gets a message. Chibo says nothing more about this meeting.
note-taker-is = Note-taker of this meeting: { $name }.
note-taker-ask = Choose the note-taker of this one meeting. That person calls the roll and writes the minutes until they are adopted.
note-taker-first = Confirm the meeting first, then name a note-taker.
meeting-new-ask = Which meeting do you propose?
meeting-new-when = Choose, or type day and hour such as “25/11/2026 19:30”.
meeting-new-then = Once saved nobody is invited yet. You confirm it later, when it is certain.

## Arranging a meeting · words

# A button, cut to fit.
meeting-join = With the one of { $month }
meeting-no-place = none yet
committee-meeting-own = committee meeting of { $month }

## Arranging a meeting · buttons

meeting-confirm-yes = Send the invitations
meeting-move = Change day or hour
meeting-new-day = Set a new date
meeting-place = Change the place
meeting-cancel = Put off
meeting-cancel-yes = Yes, put off
meeting-part = Make it its own meeting
note-taker-name = Name a note-taker
note-taker-none = No note-taker of its own
meeting-kind-themed = Themed meeting
committee-meeting-kind = Branch committee meeting
meeting-kind-extraordinary = Extraordinary meeting
committee-meeting-own-kind = A meeting of the committee

## Arranging a meeting · toasts

meeting-confirmed-toast = Confirmed. The invitations are on their way.
meeting-moved-toast = The new date is saved.
meeting-cancelled-toast = Saved: put off.
meeting-joined-toast = The two are one evening now.

## Refusals and errors

meeting-past = That moment is over or too far away. Please choose again.
meeting-over = This meeting is over and can no longer be changed.
meeting-begun = The meeting has begun, so Chibo no longer takes who comes.
meeting-there = This period has a meeting of that kind already. Change its day instead.

## What was done, as it is noted · words

audit-meeting-confirmed = confirmed a meeting
audit-meeting-moved = moved a meeting
audit-meeting-cancelled = put off a meeting
audit-meeting-proposed = proposed a meeting
audit-meetings-joined = joined two meetings
audit-meetings-parted = parted two meetings
audit-note-taker-named = named a meeting's note-taker
audit-attendance-entered = entered attendance for somebody
