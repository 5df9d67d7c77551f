### Days on which Chibo invites and reminds nobody.

## Days of absence

absence-own = Your days of absence:
absence-whose = Days of absence of { $name }:
absence-meaning = On these days Chibo neither invites nor reminds. Deadlines stay as they are.
absence-none = No days of absence are entered.
absence-days = Absent from { $day } until the end of { $until }.
absence-by = Entered by { $name }.
absence-from-ask = Absent from which day? Type it like 15/12/2026.
absence-until-ask = Absent from { $day } until the end of which day?
absence-until-type = Choose below, or type the last day of absence like 15/12/2026.

## Days of absence · buttons

absence-open = I am absent
absence-open-of = Enter days of absence
absence-from-today = From today
absence-from-day = From another day
absence-week = 1 week
absence-two-weeks = 2 weeks
absence-month = 1 month
absence-two-months = 2 months
absence-end = Returned, remind as usual
absence-end-of = Returned: { $day }
absence-drop = Remove these days
absence-drop-of = Remove { $day }

## Days of absence · toasts

absence-saved = The days of absence are entered.
absence-ended = The days of absence are removed. Chibo invites and reminds as usual.
absence-bad-day = Chibo could not read this day. Please type it like 15/12/2026.
absence-past = This day is over. Please type a day from today on.
absence-far = Days of absence can be entered for the coming year. Please type a nearer day.
absence-backward = The last day must not be before the first one. Please type it again.
absence-many = There are 5 absences already. Please remove one first.

## What others entered · words

audit-absence-entered = entered days of absence
audit-absence-ended = removed days of absence
