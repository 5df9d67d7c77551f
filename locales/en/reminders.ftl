### Reminders of the self-check, and what a member wishes of them.

## Reminder, behind the push

reminder = Self-check { $month }: { $done } of 27 done, about { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} left. It closes 15 minutes before the meeting, { $date }.
reminder-put-off = Self-check { $month }: { $done } of 27 done, about { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} left. The meeting at { $date } is put off; this round closes at { $closes }.
reminder-snoozed = Chibo will remind you again at { $date }.
reminder-silent = Chibo sends no more reminders this month. You can still do it until it closes.
# Also on the entry of the check, while its owner is absent.
reminders-paused = Reminders are paused until { $day }; the deadline stays.

## Reminder · buttons

reminder-hours = In 3 hours
reminder-evening = Tonight
reminder-morning = Tomorrow morning
reminder-silence = No more reminders this month
reminder-again = Remind me again

## Reminder · toasts

reminder-set = All right. Chibo will remind you at { $date }.
reminder-silenced = All right. No more reminders this month.
reminder-resumed = All right. Chibo will remind you as usual.
snooze-too-late = That time is over or too near to the closing. Please choose again.

## What waits

waiting-check-until = Self-check { $month }: closes at { $date }.

## The secretary reminds · buttons

secretary-remind = Remind the { $open } not finished

## The secretary reminds · toasts

# Names nobody and counts nobody: some wish not to be reminded, and that is theirs.
secretary-reminded = Reminders are scheduled.
