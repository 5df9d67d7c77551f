### A member's own earlier rounds: kept, compared, taken along, deleted.

## Earlier rounds

history-head = Your earlier self-checks. Only you can read the answers.
history-none = No round of yours has closed yet.
past-head = Self-check { $month }, in the words of that round. Only you can read it.
past-gone = The answers of { $month } are no longer there.
past-draft = A draft, { $done } of 27 done. Kept for you alone until { $day }, then deleted.
trend-head = How often you chose each, over the { $count ->
    [one] round that is
   *[other] { $count } rounds that are
} kept. Only you can see it.
trend-none = Over the { $count ->
    [one] round that is
   *[other] { $count } rounds that are
} kept you chose “Worth watching” or “Present, to be mended” nowhere.

## Earlier rounds · words

history-kept = { $month }: done, answers kept until { $day }
history-draft = { $month }: a draft, kept until { $day }
history-gone = { $month }: done, answers no longer there
trend-counts = worth watching { $watch } · present { $present }

## Earlier rounds · buttons

history-open = My earlier rounds
draft-open = See the draft
trend-open = Compare the rounds

## Keeping answers after the month

consent-keep = Would you like Chibo to keep answers and notes, to compare the rounds? If you agree Chibo keeps them { $months } months, only you can read them, and you can stop at any time. If not, Chibo deletes them { $days } days after the round closes.
keep-on = Answers and notes are kept { $months } months, as you agreed.
keep-off = Answers and notes are deleted { $days } days after the round closes.
keep-stop-ask = Stop keeping? Answers and notes of rounds closed more than { $days } days ago are deleted at once and cannot be brought back.

## Keeping answers after the month · buttons

keep-yes = Keep answers to compare
keep-no = No, delete { $days } days after
keep-start = Keep answers longer
keep-stop = Stop keeping answers
keep-stop-yes = I stop keeping them

## Keeping answers after the month · toasts

keep-done = All right, Chibo keeps the answers. Only you can read them.
keep-refused = All right. Answers are deleted { $days } days after the round closes.

## Taking the history along

export-ask = The file holds your answers and notes. Outside Chibo it is no longer protected: whoever can open the phone or this chat can read it. Do you still want it?
export-done = Your file is below. Once you have saved it, it is best to delete it from this chat.

## Taking the history along · buttons

export-open = Make a file for myself
export-pdf = Make a PDF file
export-csv = Make a CSV table

## Taking the history along · words

export-title = Self-checks of { $name }
export-month = Month
export-number = No.
export-sign = Sign
export-answer = Answer
export-note = Note
export-draft = { $month } (draft)

## Deleting

erase-drafts-ask = Delete all drafts that are not finished, this month's too? They cannot be brought back. Finished rounds stay.
erase-notes-ask = Delete all notes, this month's too? They cannot be brought back. Answers stay. What is on an agenda that is not settled yet is taken back as well.
erase-month-ask = Delete the answers and notes of { $month }? They cannot be brought back.
history-completion = Whether the self-check was done is still kept for { $years } years, as the rules ask.

## Deleting · buttons

erase-drafts = Delete drafts
erase-notes = Delete notes
erase-month = Delete this month's answers

## Deleting · toasts

erase-done = Deleted.
