### Meetings: what stands in the calendar, and how a secretary arranges it.

## Names of meetings, within a sentence · words

meeting-name-regular = regular branch meeting of { $month }
meeting-name-both = regular and themed branch meeting of { $month }
meeting-name-themed = themed branch meeting of { $quarter }
meeting-name-extraordinary = extraordinary branch meeting of { $month }
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
