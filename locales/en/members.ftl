### The list of a branch, kept by its secretary: who belongs, as what, links, roles, a lost phone.

## The list

members-count = There are { $count } on the list.
members-of-cell = Only { $cell } is shown.
members-cells-ask = Which group would you like to see?

## The list · buttons

members-list = List of members
members-add = Add somebody
members-cells = By group
members-all = Everybody
members-text = Ready text for a reminder
members-below = Heads of the units below

## The list · words

link-connected = connected
link-again = to be connected again
status-full = full member
status-probationary = probationary
status-exempt = exempt from meetings
status-suspended = suspended from Party life
status-away = elsewhere for a time
status-guest = here for a time

## One member

member-role = Role: { $role }.
member-status = Status: { $status }.
member-status-until = Status: { $status }, until { $day } inclusive.
member-probation = Status: probationary, to be decided by { $day }.
member-next = From { $day }: { $role }, { $status }.
member-ends = No longer here from { $day }.
member-cell = Group: { $cell }.
member-link = Connection: { $link }.
member-role-asked = The role { $role } is proposed; to be confirmed from above before { $day }.

## One member · buttons

member-invite = Invite to connect
member-tail = End of phone or card number
member-status-change = Change the status
member-rename = Correct name
member-cell-change = Change group
member-role-change = Propose another role
member-close = No longer here
member-keep = Keep on the list
member-suspend = Suspend: phone lost
button-save = Save

## One member · toasts

member-saved = Saved.
member-added = Added to the list.

## Adding somebody, and correcting

name-ask = Please type the full name of whoever is to be added.
name-again-ask = Please type the full name as it should be.
name-bad = A name needs letters, on one line, at most 100 characters.
cell-ask = Please type the name of the group, such as “Group 1”.
cell-bad = A group's name needs letters, on one line, at most 60 characters.
tail-ask = Please type the last 4 digits of the phone number, or the last 4 characters of the card number. Chibo asks for them when connecting, to be sure of the person, and keeps no number.
tail-bad = The last 4 characters are needed.
draft-head = Add { $name } to { $org }?
draft-tail = When connecting, Chibo asks for the last 4 characters that were entered.
draft-no-tail = There are no last 4 characters: when connecting you will meet and confirm the person.
draft-namesake = { $name } is on the list already. If it is the same person, there is nothing to add.

## Adding somebody, and correcting · buttons

draft-add = Add to the list
cell-none = In no group

## Party status with its dates

status-ask = The status of { $name } becomes:
status-from-ask = { $name }: { $status }, from which day? Type a day, such as 5/12/2026, or choose below.
status-until-ask = Until which day inclusive? Type a day, such as 5/3/2027, or choose below.
probation-until-ask = By which day is full membership to be decided? Type a day, such as 5/11/2027, or choose below.
day-bad = A day that exists is needed, today or later, such as 5/12/2026.
day-bad-last = A day that exists is needed, not before the first day, such as 5/12/2026.
status-preview = { $name }: { $status }, from { $from }. What was before stays as it is.
status-preview-until = { $name }: { $status }, from { $from } until { $last } inclusive. Afterwards as now.
probation-preview = { $name }: probationary, from { $from }. On { $last } Chibo reminds you to decide on full membership.
guest-preview = { $name }: here for a time, from { $from } until { $last } inclusive. Afterwards no longer on the list.

## Party status with its dates · buttons

day-today = From today
day-tomorrow = From tomorrow
day-open = No day set yet

## Leaving

close-when = { $name } no longer belongs to { $org } from which day on? Type a day, such as 5/12/2026, or choose below.
close-preview = From { $from } on, { $name } is not on the list of { $org }, holds no role and gets no reminders. What was before stays as it is.
close-told = Chibo tells the person, so that they can save their own history before that day.
close-at-once = The person will have no time left to save their own history.
close-done = { $name } is no longer on the list.
leaving = You no longer belong to { $org } from { $day } on. You can keep your history before that day, under “My data”.

## Leaving · buttons

close-yes = No longer here
leaving-open = Keep my history in time

## Inviting

invite-head = Invitation for { $name }:
invite-web = Or on the web page: { $link }
invite-how = It can be used until { $date }. Please give it to this person alone, never into a group chat.
invite-none = { $name } has no invitation that can be used.
sheet-made = The file below has { $count } invitations. Please print, cut, hand each to its person, then delete the file.
sheet-none = Nobody needs an invitation now.
secretary-text = Ready text for Zalo or SMS: “A reminder to do the self-check before the meeting at { $date }.”
text-unlinked = Not connected: { $names }.
text-unreachable = Chibo cannot reach: { $names }.

## Inviting · words

text-next-meeting = the next day set
# The name of the file.
invite-sheet-name = invitations

## Inviting · buttons

invite-print = Print it with a QR code
invite-print-all = Print for all not connected
invite-again = Make another invitation

## A role, proposed here and confirmed above

role-ask = { $name }, now { $role }: which role do you propose?
role-until-ask = { $name } as { $role }, until which day inclusive? Type a day, such as 5/3/2027, or choose below.
role-wish = { $name } as { $role }.
role-wish-until = { $name } as { $role }, until { $day } inclusive.
role-secretary-instead = The secretary of today gives the office up for that time.
role-who-confirms = The role holds once those above have confirmed it: { $names }. After { $days } days the proposal lapses.
role-asked-by = Proposed by { $name }. To be confirmed before { $day }.
role-confirmed = Confirmed: { $name } as { $role } from today on.
role-refused = Noted: the new role of { $name } is not agreed to.

## A role, proposed here and confirmed above · buttons

role-waits = Role: { $name }
role-send = Send for confirmation
role-yes = I confirm
role-no = I do not agree

## A role, proposed here and confirmed above · toasts

role-sent = Sent for confirmation.

## A phone that is lost

suspend-ask = Suspend Chibo for { $name }, { $org }? Every connected device stops working at once. Afterwards the person needs a new invitation, confirmed face to face.
suspend-done = Chibo is suspended for { $name }. When you meet the person, make a new invitation.
suspend-deeds = In the last 72 hours, from that account:
below-head = Secretaries and deputies of the units below:
below-line = { $org }, { $role }: { $name }, { $link }.
below-empty = { $count } units have no secretary or deputy yet: { $orgs }.

## A phone that is lost · buttons

suspend-yes = Suspend at once
below-suspend = Suspend: { $name }

## What needs a hand

hands-probation = The probation of { $name } has come to its end: a decision is needed.

## Refusals and errors

status-day-past = This day is past or too far away. Please choose a day from today on.
last-leader = Nobody else is left in charge. Please propose a successor first, then do this step again.
role-same = This is the role held now.
role-nobody-above = Nobody above is connected who could confirm. Then whoever runs the server brings roles in with a roster file.
invite-not-ready = { $org } cannot invite yet, as it is not set who answers for Chibo. Please ask whoever runs the server.

## What was done, as its subject and the leaders read it · words

audit-member-added = added to the list
audit-member-invited = invited to connect
audit-member-closed = a day of leaving entered
audit-member-kept = kept on the list
audit-name-changed = name corrected
audit-cell-changed = group changed
audit-tail-changed = end of number for connecting changed
audit-status-changed = Party status changed
audit-role-asked = a role proposed
audit-role-changed = a role confirmed
audit-role-refused = a role not agreed to
audit-access-suspended = suspended, phone lost
audit-entry-by-file = changed by a roster file
