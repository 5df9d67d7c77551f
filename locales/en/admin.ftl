### What the admin commands print, for whoever runs the server.

## Any command

admin-usage = Usage: npm run admin -- <command>. The commands:
admin-unknown-command = There is no command “{ $command }”.
admin-missing-argument = The command { $command } also needs: { $argument }.
admin-no-file = The file { $file } cannot be read.
admin-no-organisation = No organisation has the code { $code }.
admin-no-person = Nobody has the code { $code }.
admin-stop-first = The command { $command } needs the bot stopped. Stop it and run the command again.
admin-failed = Something went wrong and the command did not finish. Nothing was written. Code in the log: { $code }.

## Any command · words

admin-help-roster = import a roster; --dry-run to look first, --close-missing to close whoever is no longer in the file
admin-help-invites = write invitations for whoever is not linked
admin-help-confirm = confirm the first person of an organisation while nobody above is linked
admin-help-settings = see and change an organisation's settings
admin-help-doctor = check configuration, database, channels, keys, pending and next work

## Roster import

roster-counts = { $added } added · { $changed } changed · { $same } as before · { $missing } not in the file · { $closed } closed
roster-dry-run = This was a look only; nothing was written.
roster-saved = The roster is saved.
roster-nothing-new = There is nothing new in the roster.
roster-bad = { $count } { $count ->
    [one] place is
   *[other] places are
} wrong, so nothing was written.
roster-bad-value = Line { $line }, column { $column }: “{ $value }”. Expected: { $expected }.
roster-no-column = The file has no column { $column }.
roster-unknown-column = There is no column called “{ $column }”.
roster-unreadable = The file cannot be read: it must be CSV in UTF-8, with commas or semicolons. Line { $line }.
roster-not-utf8 = The file is not UTF-8. Open it in Excel and save it as “CSV UTF-8”.
roster-empty = The file has no rows.
roster-added = Added: { $name }, { $org }
roster-changed = Changed: { $name }, { $org }: { $what }
roster-missing = Not in the file: { $name }, { $org }
roster-closed = Closed: { $name }, { $org }

## Roster import · words

expected-filled = not empty
expected-one-of = one of: { $values }
expected-code = unaccented letters, digits, dots, dashes, at most { $most } characters
expected-text = at most { $most } characters, on one line
expected-day = a day such as 2026-11-05
expected-phone = a phone number, at least 4 digits
expected-card = a card number, at least 4 characters
expected-parent = the code of an organisation in the file or known before
expected-no-circle = a superior that is not below the organisation itself
expected-committee = a superior of kind committee
expected-same-as-line = the same as in line { $line }
expected-once = one line for a person in an organisation; line { $line } is one already

## Invitations

invites-written = { $count } { $count ->
    [one] invitation
   *[other] invitations
} of { $org } written to { $file }. Good until { $date }.
invites-nobody = { $org }: everybody is linked, no invitation is needed.
invites-not-ready = { $org } cannot invite anybody yet; settings missing: { $settings }.
invites-warning = This file holds invitation codes. Hand each to its person, then delete the file.

## Invitations: the printed sheet

invite-paper-head = Invitation
invite-paper-how = Scan the code, or open the link below on your phone. Then press “It is me” and type the last 4 characters of the phone or card number you registered.
invite-paper-until = Good until { $date }.

## Confirming the first person

admin-confirmed = { $name } is confirmed.
admin-nobody-waits = No account is waiting to be confirmed as { $name }.
admin-confirm-above = { $name } is confirmed in Chibo, by somebody above who is linked: { $names }.

## Settings

settings-saved = The settings of { $org } are saved.
settings-unknown = There is no setting “{ $key }”.
settings-bad-value = { $key }: “{ $value }” is not right. Expected: { $expected }.
settings-inherited = taken from { $org }
settings-default = default
settings-empty = not set

## Settings: what each means · words

setting-controller = the organisation that uses Chibo, shown when asking for consent; without it nobody can be linked
setting-operator = who runs the server, shown when asking for consent; without it nobody can be linked
setting-contact = whom to ask and how, shown when asking for consent; without it nobody can be linked
setting-approval = the superior's paper that allows Chibo
setting-inspection = the competent body for denunciations, shown when writing feedback
setting-meeting-day = day of the regular meeting: 1-31, or for example “first sunday”, “last friday”
setting-meeting-time = hour of the regular meeting, for example 19:30
setting-meeting-place = place of the regular meeting
setting-check-opens = how many days before the meeting the self-check opens
setting-verify-phrase = the branch's agreed phrase, shown under “Is this really Chibo?”
setting-holidays = further days off, such as 2026-11-05, with commas between
setting-k = numbers below this are not shown, to protect individuals
setting-handbook = what is done in the official e-handbook; Chibo does not ask for it again

## Doctor

doctor-fine = Everything is fine.
doctor-problems = { $count } { $count ->
    [one] thing
   *[other] things
} to be put right.
doctor-database-embedded = Database: embedded, in { $folder }. If many people depend on Chibo, a PostgreSQL server is better.
doctor-database-server = Database: PostgreSQL server.
doctor-database-down = The database does not answer.
doctor-key-generated = Chibo made the key itself; it is in { $file }. Keep a copy elsewhere: without the key the data is lost.
doctor-channel-fine = Channel { $channel }: last success { $date }.
doctor-channel-silent = Channel { $channel }: no success since the start.
doctor-no-token = Channel Telegram: BOT_TOKEN is not set.
doctor-setting-missing = { $org }: { $key } is not set, so nobody can be linked.
doctor-rhythm-missing = { $org }: { $key } is not set, so no round of the self-check opens by itself.
doctor-operator-inside = { $org }: whoever runs the server is on the list of this same branch.
doctor-waiting = Messages waiting to be sent: { $count }.
doctor-aside = Set aside because of errors: { $count }. Codes: { $codes }.
doctor-next = Next work: { $date }, { $org }, { $job }.
doctor-quiet = No work is planned.
