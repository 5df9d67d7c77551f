### Who of the committee attends the meetings of its branches.

## Visits

visits-mine = The meetings that you attend.
visits-none = You are not assigned to a meeting.
visits-plan = Visits in { $month }.
visits-counts = Meetings: { $all }, without a visitor: { $none }, at the same time: { $clash }.
visits-without-meeting = No meeting yet: { $names }.
visits-branches = Choose a branch to assign a visitor.
visit-standing = Standing visitor: { $name }.
visit-standing-none = There is no standing visitor.
visit-exception = In { $month } only: { $name }.
visit-pick-standing = Who attends the meetings of this branch from now on?
visit-pick-month = Who attends in { $month } only?
visit-ask = Did you attend this meeting?
visit-remark-ask = Type a remark about the meeting, its order and contents, not about persons. The committee reads it.

## Visits · words

visit-nobody = without a visitor
visit-clash = at the time of another one
visit-came = attended
visit-missed = did not attend
visit-proposed = proposed

## Visits · buttons

visits-plan-open = Visits of the month
visits-branches-open = Assign by branch
visit-waits = At { $org }?
visit-choose = Standing visitor
visit-in-month = { $month } only
visit-no-exception = As usual in { $month }
visit-yes = I attended
visit-no = I could not
visit-remark = Write a remark
visit-meeting = See the meeting

## Visits · toasts

visit-saved = Saved.
visit-not-begun = The meeting has not begun yet.

## Visits, in the menu · commands

command-visits = Visits to branches

## Visits, in lists · words

audit-visit-assigned = assigned a visitor
