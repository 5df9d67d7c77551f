### What branches ask of their superior, the orientation of a month, and the tasks that meetings give.

## Requests to the superior

requests-open-head = Requests of branches, and the orientation of the month.
requests-head = The branch's requests to its superior.
requests-head-held = Requests of branches, those that wait first.
requests-none = There are no requests yet.
request-from = { $org } asks { $holder }.
request-age = Sent on { $day }, waiting for { $days } days.
request-age-answered = Sent on { $day }, answered after { $days } days.
request-answer = Answer of { $day }:
request-answer-ask = Type the answer. It stands on the branch's next agenda.

## Requests · words

request-asked-on = (sent on { $day }, waiting)
request-is-answered = (sent on { $day }, answered)

## Requests · buttons

requests-held = Requests of branches
requests-waiting = Requests to answer: { $count }
requests-mine = Requests sent
request-answer-open = Answer
request-answer-again = Change the answer

## Requests · toasts

request-answered = The branch has its answer.
request-empty = There are no words yet. Please type it again.
request-too-long = The text is { $over } characters too long. Please shorten it.

## The orientation of a month

orientation-head = The orientation lies in the draft agenda of every branch below.
orientation-none = Orientation of { $month }: not sent yet.
orientation-is = Orientation of { $month }: sent.
orientation-ask = Type the orientation of { $month }, at most 2,000 characters.
orientation-now = What was sent, to be replaced:

## The orientation · buttons

orientation-open = Orientation of the month

## The orientation · toasts

orientation-sent = Sent. It lies in the drafts of the branches.

## Tasks that a meeting gave

task-line = Task: { $title }.
task-line-due = Task: { $title }, due { $due }.
task-owner = Owner: { $name }.
task-due = Due: { $day }.
task-is-open = In progress.
task-is-done = Done.
task-is-dropped = No longer to be done.
task-result = Result by { $day }: { $text }.
task-how = How does it stand?
task-words-ask = Type the result so far. It stands on the next agenda.

## Tasks · buttons

task-label = Task: { $title }
task-done = Done
task-open-again = In progress
task-words = Write the result
task-drop = No longer to be done

## Tasks · toasts

task-saved = Saved.

## Requests, in lists · words

audit-request-answered = answered a request of the branch
audit-orientation-sent = sent the orientation of the month
