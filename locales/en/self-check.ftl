### The monthly self-check against the 27 signs.

## Invitation

self-check-invite = You are invited to the self-check for { $month } before the meeting at { $date }. 27 signs, about { $minutes } minutes, stop whenever you like. Only you can read the answers.
self-check-invite-put-off = You are invited to the self-check for { $month }. The meeting at { $date } is put off; this round closes at { $closes }. 27 signs, about { $minutes } minutes, stop whenever you like. Only you can read the answers.

## Invitation · buttons

self-check-begin = Begin
self-check-not-now = Later
# On the start screen, while the check is not finished.
waiting-check = Self-check { $month }

## Invitation · toasts

self-check-not-now-done = All right. Type “check” whenever it suits you.

## One sign

self-check-question = Since last time, have you seen this in yourself?
# The 27 signs are our summaries; nobody may take them for the resolution.
self-check-not-official = Chibo's summary, not the official text. Full text: Resolution 04-NQ/TW of 30 October 2016 (12th term).
sign-if-concerned = If this does not concern your post, choose “Not seen”.
sign-chosen = Chosen: { $answer }.
sign-note = Your note: “{ $note }”

## One sign · words

self-check-progress = Sign { $n } of 27 · { $group }

## One sign · buttons

answer-none = Not seen
answer-watch = Worth watching
answer-present = Present, to be mended
sign-review = Review
sign-note-write = Note
way-groups = By groups
way-signs = One by one

## One sign · toasts

progress-saved = Saved. { $done } of 27.
progress-not-stored = Counted as answered, not stored. { $done } of 27.

## Nine titles

group-head = { $group }. Press the number of what you want to think about.

## Nine titles · words

group-progress = Group { $g } of 3 · { $done } of 27 answered
# Behind a title that was tapped.
group-marked = to think about

## Nine titles · buttons

group-number-marked = { $n } · think
group-rest-none = The rest of this group: not seen
# Where nothing of the group is left to answer at once.
group-onward = Go on

## A serious sign

serious-warning = This may touch discipline or law. Better talk to the organisation in person. Chibo can leave this answer unsaved.

## A serious sign · buttons

serious-not-stored = Do not store
serious-stored = Store for me only

## Note

note-prompt = Add a note for yourself? Optional, 1,000 characters at most. Please name nobody else.
note-too-long = The note is { $over } characters too long. The draft is kept whole; please shorten it.
note-draft = Draft: “{ $note }”

## Note · buttons

note-cut = Keep the first 1,000 characters
note-delete = Delete the note

## Note · toasts

note-saved = Note saved. Only you can read it.
note-deleted = Note deleted.

## Review

review-head = Self-check { $month }: { $done } of 27 done. Press a number to see or change it.
review-left = { $left } { $left ->
    [one] sign is
   *[other] signs are
} still without an answer.
review-changed = You changed it after finishing. Only you see this line.

## Review · words

answer-missing = no answer yet
answer-not-stored = answer not stored
review-has-note = with a note
review-has-draft = with a draft note

## Review · buttons

self-check-submit = Finish
review-next-missing = Next without an answer

## Finished

self-check-submitted = Your self-check for { $month } is complete. The committee sees only “done”. You can still change it until 15 minutes before the meeting.
submit-too-early = { $left } { $left ->
    [one] sign is
   *[other] signs are
} still without an answer. “Finish” works once all 27 have one.

## Finished · buttons

submitted-amend = Review, change

## Coming back

resume = { $done } of 27 done. Continue from sign { $next }?
restart-ask = Start over? What you have is kept until the new one is finished.

## Coming back · buttons

resume-continue = Continue from { $next }
resume-review = Review
resume-restart = Start over
restart-yes = Start over
restart-no = Keep what I have
restart-undo = Back to the earlier one

## Closed, or nothing open

round-closed = The round of { $month } is closed; answers stay as they were.
draft-kept = The round of { $month } closed when you had done { $done } of 27. The draft is kept for you alone until { $day }, then deleted.
no-round = No round of the self-check is open for you now.
no-round-until = No round of the self-check is open now. The next one opens at { $date }.
not-in-round = Your name is not on the list of this round.

## Closed, or nothing open · buttons

round-current = To the current round
