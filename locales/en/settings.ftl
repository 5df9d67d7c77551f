### An organisation's settings, in a chat. What each means in a terminal stands in admin.ftl.

## The list

settings-which = Whose settings would you like to see?
settings-look-only = The secretary and deputy of this organisation can change this.

## The list · words

settings-title = Settings of { $org }
settings-page = { $group } · page { $page } of { $last }
settings-group-meeting = Meetings
settings-group-check = Self-check
settings-group-answering = Who answers for it
settings-group-other = Other things
setting-line = { $name }: { $value }
setting-line-above = { $name }: { $value } (as set above)
setting-unset = not set
setting-default = { $value } (built in)
setting-days-before = { $days ->
    [one] { $days } day
   *[other] { $days } days
} before the meeting, at { $time }
meeting-day-number = day { $day } of each month
meeting-day-weekday = { $which ->
    [first] first
    [second] second
    [third] third
    [fourth] fourth
   *[last] last
} { $weekday } of the month
handbook-none = nothing yet
handbook-rsvp = coming or not
handbook-attendance = attendance
handbook-post = group post
handbook-papers = papers
handbook-dues = dues reminder
setting-weekends = weekends
setting-yes = yes
setting-no = no

## What each is called · buttons

setting-name-meeting-day = Meeting day
setting-name-meeting-time = Meeting time
setting-name-meeting-place = Meeting place
setting-name-meeting-online = Joining online
setting-name-agenda-freeze = Settling the agenda
setting-name-agenda-headings = Names of agenda headings
setting-name-check-opens = Opening the self-check
setting-name-k = Smallest number shown
setting-name-controller = Who uses Chibo
setting-name-operator = Who runs the server
setting-name-contact = Whom to ask
setting-name-approval = Approving paper
setting-name-inspection = Where denunciations go
setting-name-handbook = Done in the handbook
setting-name-verify-phrase = Agreed phrase
setting-name-holidays = Further days off

## What each means

setting-about-meeting-day = The day of the regular monthly meeting. Chibo never moves it and only warns about a holiday.
setting-about-meeting-time = When the regular meeting begins. The self-check closes 15 minutes before.
setting-about-meeting-place = Where the regular meeting is held, as the calendar says it.
setting-about-meeting-online = Whether members may join online. If so the invitation has a button for it.
setting-about-agenda-freeze = When the agenda is settled. From then on the committee sees what members wish to raise.
setting-about-agenda-headings = Names of your own for headings of an agenda. It is easiest to rename them in a draft agenda.
setting-about-check-opens = When the monthly self-check opens. On a day off it opens on the next working day.
setting-about-k = Above the branch, figures of fewer people than this are not shown, to protect individuals.
setting-about-controller = The organisation that uses Chibo and answers for the data. Shown when Chibo asks for consent.
setting-about-operator = The person or unit that keeps the server. Shown when Chibo asks for consent.
setting-about-contact = Name and contact of the person who explains. Shown when Chibo asks for consent and under “Help”.
setting-about-approval = The superior's paper that allows the use of Chibo. Shown when Chibo asks for consent.
setting-about-inspection = The competent body for denunciations. Shown when a member writes feedback.
setting-about-handbook = What the branch does in the official e-handbook. Chibo does not ask for these things again.
setting-about-verify-phrase = The phrase that the branch agreed on in person. Members type “verify” to see whether Chibo knows it.
setting-about-holidays = Days off and days worked instead, beside the public holidays that Chibo knows. Invitations and reminders avoid them.

## How each is filled

setting-how-meeting-day = Press a button, or type a number from 1 to 31, or such as “first sunday”, “last friday”.
setting-how-meeting-time = Press a button, or type an hour such as 19:30.
setting-how-line = To change it, type the new text on one line.
setting-how-days-before = Press a button, or type a number of days from 1 to 27 and an hour from 07:00 to 20:59, such as “{ $example }”.
setting-how-agenda-headings = Type pairs of code and name with semicolons between, such as superior=Remarks from above.
setting-how-k = Press a button, or type a number from 5 to 50.
setting-how-yes-no = Press one of the buttons.
setting-how-handbook = Press what should move. What does not move is still done in Chibo.
setting-how-holidays = Type the days with commas between: days off such as 25/12/2026, days worked instead such as +26/12/2026. Add the word “weekends” if those are off.
settings-not-understood = Chibo did not understand what was typed, so nothing was saved.
settings-warns-consent = This stands in the words of the consent. If it changes, everybody is asked again.

## How each is filled · buttons

button-day = Day { $day }
button-weekday = { $which ->
    [first] First
    [second] Second
    [third] Third
    [fourth] Fourth
   *[last] Last
} { $weekday }
button-days-before = { $days ->
    [one] { $days } day
   *[other] { $days } days
}, { $time }
settings-clear = Remove this setting
settings-clear-inherited = Remove, as set above
handbook-here = To Chibo: { $part }
handbook-there = To handbook: { $part }

## Before it is kept

settings-now = In use: { $value }.
settings-from = As set in { $org }.
settings-then = Will be: { $value }
preview-then = New dates:
preview-none = From then on there are no dates: the meeting needs a day and an hour.
preview-holiday = A meeting falls on a holiday. Chibo leaves the day; please see whether another one is needed.
preview-kept = A meeting that is fixed already stays. The new setting holds from the next one on.
settings-below = This setting holds for the { $count } organisations below as well, except where they have set it themselves.
settings-asks-all = The words of the consent will change. Chibo asks everybody again who has consented, you included.
settings-not-saved-yet = Nothing is saved yet. Press “Save” to save it.

## Before it is kept · words

preview-line = { $what }: { $date }
preview-line-moved = { $what }: { $date }, was { $old }
preview-meeting = Meeting
preview-freeze = Agenda settled
preview-check-opens = Self-check opens
preview-reminder = Self-check reminder
preview-check-closes = Self-check closes
preview-kept-mark = already fixed
holiday-new-year = New Year
holiday-tet = Lunar New Year
holiday-hung-kings = Hung Kings' Day
holiday-reunification = Reunification Day
holiday-labour = Labour Day
holiday-national = National Day
holiday-culture = Culture Day
holiday-in-lieu = day off in lieu
holiday-public = public holiday
holiday-own = day off of the organisation

## Before it is kept · buttons

settings-save = Save
# On the start screen of a secretary whose branch has no day or hour yet.
settings-set-up = Set the meeting's day and hour

## Before it is kept · toasts

settings-saved-toast = Saved.
settings-same = This is in use already; nothing changes.

## A meeting on a holiday

meeting-on-holiday = The meeting of { $date } falls on a holiday: { $holiday }. Chibo leaves the day. If the branch chooses another one, please change it before the self-check opens.

## A meeting on a holiday · buttons

meeting-on-holiday-open = A meeting falls on a holiday

## What was done, as it is noted · words

audit-settings-changed = changed a setting
audit-wording-imported = loaded the official wording of the signs
