### Feedback before its readers.

## The inbox

inbox-open-head = Feedback being looked at. Please speak of it only with those who read it with you.
inbox-open-none = There is no feedback here at present.
inbox-done-head = Feedback with a result. Please speak of it only with those who read it with you.
inbox-done-none = There is no feedback here at present.
inbox-apart-head = Please compare this list with nobody, and do not mention it in the committee.
inbox-apart-none = There is nothing here at present.

## The inbox · words

inbox-late = overdue
# In place of a text that is empty.
inbox-pressed = The sender reports difficulties
case-about-person = Feedback for { $name }
case-about-committee = Feedback for the branch committee
case-about-branch = Feedback for the branch

## The inbox · buttons

inbox-open = Being looked at
inbox-done = With a result
inbox-apart = Not for the committee to discuss

## A case · words

case-state-new = Sent
case-state-received = Received
case-state-verifying = Being verified
case-state-verified = Verified
case-state-unsubstantiated = Not enough grounds
case-state-unsuitable = Wording not suitable
case-state-passed = Passed upward
case-state-used = Brought to the meeting
case-state-closed = Closed

## A case

case-apart = Somebody on the committee does not see this feedback. Please compare no lists and do not mention it to others.
case-pressed = The sender reports difficulties after an earlier feedback. Please look at this soon and keep it close.
case-text-gone = The text was deleted when its time was over.
case-added = The sender added:
case-sign = Sign that was chosen: “{ $title }”
case-private = The sender meant this for its readers alone. It is not brought to a meeting.
case-named = The sender signed with the name: { $name }.
case-many = On one day several letters came about one comrade or body. Please mind this when verifying.
case-waits-author = The sender is being asked about those who would read it next. Until then nothing changes here.
case-discreet = When asking, do not mention that there is feedback.
case-due = The sender should have an answer in { $month } or earlier.
case-late = The sender has had no answer for more than { $days } days.
case-question = Asked of the sender:
case-answer = The sender answers:
case-no-answer = The sender has not answered.
case-declined = The sender does not answer this. That says nothing in itself.
case-restated = Reworded by { $name }:
case-restated-waits = Somebody else has to read this and agree.
case-restated-asked = The sender has this text to read beforehand. Without an answer it is not used.
case-restated-changes = The sender asks for changes. Please reword it.
case-restated-ready = This text goes out with the quarter's batch.
case-told = Told to the sender:
case-reply = The person concerned answers:
case-name-waits = You have asked to see the sender's name. Somebody else has to agree.
case-name-wanted = { $name } asks to see the sender's name. Reason: “{ $reason }”. Do you agree?

## A case · buttons

case-verify = Being verified
case-result = Record a result
case-ask = Ask the sender
case-ways = Three ways to ask
case-name = Show the sender's name
case-log = Log
case-recuse = I am concerned; do not show it
case-close = Close
case-approve = Use this wording
case-restate = Reword it for use
case-restate-anew = Write another wording
case-decide = Use it, with a reason

## A case · toasts

step-verifying = Recorded: being verified.
step-approved = The wording is agreed to. The sender reads it before it is used.
step-skipped = A step before this one is missing. The log of this feedback notes the press.

## Asking around

ways-records = 1. Look at common things first: records, rosters, results of tasks, as with everybody.
ways-many = 2. Ask several comrades the same: “How has the branch's common work been going?”
ways-usual = 3. Meet as usual and ask about work: “Is anything in your way these days?”

## The result

result-ask = What has verifying come to so far?
result-verify-first = To record “verified” or “not enough grounds”, first press “Being verified”.

## Words of a reader

write-ask = Ask the sender for facts. Do not ask who it is or where the sender belongs. The sender need not answer.
write-restate = Put it in other words, and only what was verified. Leave out date, place, other names and the sender's own turns of phrase. Somebody else reads it, then the sender.
write-unproven = To the sender: why there are not enough grounds.
write-unsuited = To the sender: which words are not suitable and how to put it. The person concerned does not learn of this.
write-pass = Why should it be passed upward? The sender reads this reason. Those above can read it only when the sender agrees.
write-reason = Say why you need the sender's name. The sender will read this reason.
write-recuse = Once confirmed you no longer see this feedback and cannot get it back. A reason is up to you.
write-close = To the sender at the end: what came of it, what was done.
write-decide = Why it is used although the sender has not agreed. The sender reads this reason before it is used.
write-limit = Type it as a message, 1,000 characters at most. Typing again replaces it.
write-over = It is { $over } characters too long. All of it is kept; please shorten it.
write-copied = This is the sender's own wording: “{ $words }”. Please use other words, so that nobody can tell who wrote.

## Words of a reader · buttons

send-ask = Send the question
send-restate = Record the wording
send-unproven = Record: not enough grounds
send-unsuited = Record: wording not suitable
send-pass = Pass upward
send-recuse = Confirm: do not show it to me

## Words of a reader · toasts

sent-ask = The question is recorded. The sender sees it in “My feedback”.
sent-restate = The wording is recorded. Somebody else reads it and agrees.
restated-meanwhile = Somebody else has just recorded a wording. Please read it first; yours is kept.
sent-result = The result is recorded.
sent-pass = Recorded. Those above can read it only when the sender agrees.
sent-recuse = Noted. You no longer see this feedback.
sent-close = Closed.
sent-decide = The reason is recorded. The sender reads it in “My feedback”.
case-nobody-above = Nobody above can read this feedback at present. Please go on here.

## The author's name

open-name-ask = Show the sender's name? Only if it cannot be verified otherwise. The sender will learn who looked, on which day and why.
name-reasons = Why do you need the sender's name?
name-opened = The sender: { $name }.
name-keep = This name is open to you alone. The sender will learn that you looked, on which day and why.

## The author's name · words

name-reason-facts = To ask for facts
name-reason-protect = To protect the sender
name-reason-pass = To pass to a competent body
name-reason-other = Other (say which)

## The author's name · buttons

name-why = Give a reason and look
name-no = No need to look
name-agree = I agree
name-disagree = I do not agree yet

## The author's name · toasts

name-asked = Recorded. Somebody else has to agree.
name-agreed = Agreed. The name opens only for the one who asked.
name-disagreed = Recorded: not agreed yet.
case-name-alone = Another reader has to agree to this, and at present there is none.

## The log

log-head = The log, for those who read this with you.

## The log · words

log-by = { $name }
log-received = opened for the first time
log-verifying = being verified
log-verified = verified
log-unsubstantiated = not enough grounds
log-unsuitable = wording not suitable
log-passed = proposed for passing upward
log-asked = the sender was asked
log-answered = the sender answered
log-declined = the sender did not answer
log-added = the sender added something
log-restated = reworded
log-approved = wording agreed to
log-previewed = the sender has read the wording
log-decided-above = decided to use it
log-released = brought out with the quarter's batch
log-merged = moved to the next batch
log-closed = closed
log-name-asked = asked to see the sender's name
log-name-opened = saw the sender's name
log-name-refused = did not agree to showing the name
log-recused = asked not to see it
log-reader-left = reads no more, another post
log-readers-asked = the sender was asked about new readers
log-readers-agreed = the sender agreed to new readers
log-readers-refused = the sender did not agree to new readers
log-expired = closed without having been read
log-step-refused = pressed for a step before its turn
