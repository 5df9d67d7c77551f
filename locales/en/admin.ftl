### What the admin commands print, for whoever runs the server.

## Any command

admin-usage = Usage: npm run admin -- <command>. The commands:
admin-no-command = No command was given.
admin-unknown-command = There is no command “{ $command }”.
admin-missing-argument = The command { $command } also needs: { $argument }.
admin-unexpected = The command { $command } has no use for “{ $argument }”.
admin-same-file = Two results cannot go into one file: { $file }.
admin-no-file = The file { $file } cannot be read.
admin-file-there = The file { $file } is there already, and Chibo does not overwrite it. Use another name, or delete it and run the command again.
admin-file-not-written = The file { $file } cannot be written.
admin-no-organisation = No organisation has the code { $code }.
admin-no-person = Nobody has the code { $code }.
admin-no-data = There is no data in { $folder } yet. Begin with the command roster import.
admin-starting = The bot is starting. Wait a moment and run the command again.
admin-busy = Another command is running. Wait until it is done and run this one again.
admin-failed = Something went wrong and the command did not finish. Nothing was written. Code in the log: { $code }.

## Any command · words

admin-more = and { $count } more
admin-help-roster = import a roster, Excel (xlsx) or CSV; --dry-run to look first, --close-missing to close (end) whoever is no longer in the file
admin-help-invites = write invitations for whoever is not connected; add codes of people to invite only them
admin-help-confirm = confirm the first person of an organisation while nobody above is connected
admin-help-settings = see and change an organisation's settings; “key=” takes one away
admin-help-catalog = load the official wording of the 27 signs and local sub-points; --dry-run looks only
admin-help-doctor = check configuration, database, channels, keys, pending and next work; --key-copied once a copy of the key is kept elsewhere

## Roster import

roster-too-big = The file is larger than { $most } MB. Split the roster into several files.
roster-spreadsheet = This spreadsheet cannot be read. Open it, save it as Excel (xlsx) or “CSV UTF-8” and send it again.
roster-no-text = This is not a text file. It must be Excel (xlsx), or CSV in UTF-8.
roster-not-utf8 = The file is not UTF-8. Open it in Excel and save it as “CSV UTF-8”.
roster-bad-value = Line { $line }, column { $column }: “{ $value }”. Expected: { $expected }.
roster-bad-line = Line { $line }. Expected: { $expected }.
roster-bad = { $count } { $count ->
    [one] place is
   *[other] places are
} wrong, so nothing was written.
roster-organisations-added = New organisations: { $codes }
roster-organisations-changed = Changed organisations: { $codes }
roster-added = Added: { $name } ({ $person }), { $org }
roster-changed = Changed: { $name } ({ $person }), { $org }: { $what }
roster-closed = Closed: { $name } ({ $person }), { $org }
roster-missing = Not in the file: { $name } ({ $person }), { $org }
roster-twice = Lines { $lines } are the very same; they count once.
roster-same-name = Lines { $lines } have one name and different codes. If it is one person, keep one code.
roster-same-phone = Lines { $lines } have one name, one phone number and different codes. If it is one person, keep one code.
roster-same-card = Lines { $lines } have one name, one card number and different codes. If it is one person, keep one code.
roster-no-secretary = Without a secretary: { $codes }
roster-two-secretaries = With more than one secretary: { $codes }
roster-counts = { $added } added · { $changed } changed · { $same } as before · { $missing } not in the file · { $closed } closed
roster-dry-run = This was a look only; nothing was written.
roster-saved = The roster is saved.
roster-nothing-new = There is nothing new in the roster.

## Roster import: what a cell should hold · words

expected-header = the names of the columns in the first line: { $columns }
expected-rows = at least one line below the names of the columns
expected-fewer-lines = at most { $most } lines in a file
expected-column = this column
expected-known-column = one of the columns { $columns }
expected-column-once = each column only once
expected-no-more-cells = no more cells than in the line of names
expected-quotes = a quotation mark that is closed within its cell
expected-shorter-row = at most { $most } characters in a row; a quotation mark may be missing
expected-readable = text on one line without invisible characters
expected-filled = not empty
expected-one-of = one of: { $values }
expected-code = unaccented letters, digits, dots, dashes, at most { $most } characters
expected-text = at most { $most } characters, on one line
expected-day = a day that exists, such as 2026-11-05 or 5/11/2026
expected-past-day = a day no later than today
expected-coming-day = a day no earlier than today
expected-phone = a phone number of 4 to 15 digits, not in the form 9.1E+08
expected-card = a card number of 4 to 30 letters and digits
expected-parent = the code of an organisation in the file or known before
expected-no-circle = a superior that is not below the organisation itself
expected-committee = a superior of kind committee
expected-branch-role = a role of a branch; officer belongs to committees
expected-same-as-line = the same as in line { $line }
expected-once = one line for a person in an organisation; line { $line } is one already
expected-sign = the number of a sign, from 1 to { $most }
expected-official-or-point = at least one of the cells official and point
expected-point-once = each sub-point once; line { $line } has it already
expected-fewer-points = at most { $most } sub-points for a sign
expected-organisation = the code of an organisation that is there

## Catalog import

catalog-loaded = { $org }: official wording of { $officials } signs, { $points } local sub-points.
catalog-same = { $org }: as before.
catalog-saved = Saved. Self-checks that open from now on have it; those that are open keep theirs.
catalog-nothing-new = There is nothing new in the file.

## Catalog import · words

catalog-everybody = Every organisation

## Invitations

invites-written = { $count } { $count ->
    [one] invitation
   *[other] invitations
} of { $org } written to { $file }. Good until { $date }.
invites-nobody = { $org }: nobody needs an invitation.
invites-not-ready = { $org } cannot invite anybody yet; settings missing: { $settings }. Set them with: settings { $code } key=value.
invites-not-a-member = Nobody in this organisation has the code { $code }.
invites-no-link = The bot's name on Telegram is not known, so there are no links and no QR codes. Whoever is invited types the code.
invites-replaced = { $count } { $count ->
    [one] code
   *[other] codes
} handed out before no longer work.
invites-waiting = Waiting to be met in person, so not written again: { $codes }
invites-elsewhere = Invited by another organisation and still good, which serves both: { $codes }
invites-warning = This file holds invitation codes. Hand each to its person, then delete the file.

## Invitations: the printed sheet

invite-paper-head = Invitation
invite-paper-how = Scan the QR code, or open the link below on your phone. Then press “It is me”.
invite-paper-web = Without Telegram, please open: { $link }
invite-paper-how-code = In the chat with Chibo, type the line below. Then press “It is me”.
invite-paper-until = Good until { $date }.

## Confirming the first person

admin-confirmed = { $name } is confirmed.
admin-nobody-waits = No account is waiting to be confirmed as { $name }.
admin-confirm-above = { $name } has to be confirmed in Chibo itself, by somebody who is connected: { $names }.
admin-confirm-heads = This command confirms only secretaries, deputies and officers. { $name } waits until the secretary is connected and confirms.
admin-confirm-number = More than one account has tried the invitation of { $name }. Meet in person, read the four digits on that person's screen, then run: confirm { $code } NUMBER.
admin-confirm-other-number = These are not the four digits on the screen that waits for { $name }. Nobody was confirmed.

## Settings

settings-head = Settings of { $name } ({ $org }):
settings-saved = The settings of { $org } are saved.
settings-form = “{ $argument }” is not in the right form. Write key=value, in quotation marks where there are spaces.
settings-unknown = There is no setting “{ $key }”.
settings-bad-value = { $key }: “{ $value }” is not right. Expected: { $expected }.
settings-asks-again = Consents that are asked for again, since the words have changed: { $count }.
settings-holiday = Note: { $date } is a day off. The day of the meeting stays as it is.

## Settings · words

settings-inherited = taken from { $org }
settings-default = { $value } (default)
settings-empty = not set

## Settings: what each means · words

setting-controller = the organisation that uses Chibo, shown when asking for consent; without it nobody can connect
setting-operator = who runs the server, shown when asking for consent; without it nobody can connect
setting-contact = whom to ask and how, shown when asking for consent; without it nobody can connect
setting-approval = the superior's paper that allows Chibo
setting-inspection = the competent body for denunciations, shown when writing feedback
setting-meeting-day = day of the regular meeting: 1-31, or for example “first sunday”, “last friday”
setting-meeting-time = hour of the regular meeting, for example 19:30
setting-meeting-place = place of the regular meeting
setting-meeting-online = whether members may join a meeting online
setting-check-opens = how many days before the meeting the self-check opens, and at what hour
setting-agenda-freeze = how many days before the meeting the agenda is settled, and at what hour; from then on the committee sees what members wish to raise
setting-agenda-headings = own names of agenda headings, such as superior=Remarks from above; opinion=Thinking
setting-verify-phrase = the branch's agreed phrase, shown under “Is this Chibo?”
setting-holidays = further days off, such as 2026-11-05; days worked instead, such as +2026-11-07; weekends where those are off
setting-k = numbers below this are not shown, to protect individuals
setting-handbook = what is done in the official e-handbook; Chibo does not ask for it again

## Settings: what each takes · words

expected-line = one line of text, not too long
expected-meeting-day = a number from 1 to 31, or for example “first sunday”, “last friday”
expected-time = an hour from 00:00 to 23:59
expected-yes-no = yes or no
expected-check-opens = a number of days from 1 to 27, with an hour outside 21:00-07:00 if wanted, such as “10 08:00”
expected-agenda-freeze = a number of days from 1 to 27, with an hour outside 21:00-07:00 if wanted, such as “2 17:00”
expected-agenda-headings = pairs code=name with semicolons between
expected-k = a number from 5 to 50
expected-handbook = some of: rsvp, attendance, post, papers, dues
expected-holidays = days such as 2026-11-05 or +2026-11-07, weekends, with commas between

## Doctor · words

doctor-mark-fine = fine
doctor-mark-note = note
doctor-mark-wrong = wrong
job-open-round = the self-check opens
job-close-round = the self-check closes
job-remind = a reminder of the self-check
job-return = who is back from an absence is invited to the self-check
job-propose = dates of meetings are proposed
job-freeze = settle the agenda
job-holiday = see whether a meeting falls on a holiday
job-meeting = reminding of a meeting
job-left = end what belongs to people who left
job-release = the quarter's feedback is made known
job-tell-readers = whoever receives feedback is told to look
job-tend = the day's feedback is collected
job-morning = secretaries learn what needs a hand
job-tidy = what is past its time is deleted
job-other = the job { $job }

## Doctor

doctor-fine = Everything is fine.
doctor-problems = { $count } { $count ->
    [one] thing
   *[other] things
} to be put right.
doctor-config = Configuration: time zone { $zone }, language { $language }, folder { $folder }.
doctor-database-embedded = Database: embedded, in { $folder }. If many people depend on Chibo, a PostgreSQL server is better.
doctor-database-server = Database: PostgreSQL server.
doctor-database-down = The database does not answer.
doctor-key-set = Key: from SECRET_KEY, { $count } { $count ->
    [one] key
   *[other] keys
}.
doctor-key-generated = Chibo made the key itself; it is in { $file }. Keep a copy elsewhere: without the key the data is lost.
doctor-key-beside = Key and data lie on one disk: whoever takes the disk has both.
doctor-key-uncopied = Key: nobody ever confirmed that a copy is kept elsewhere. Once it is, run: doctor --key-copied.
doctor-key-same-machine = Key and database server are on one machine: whoever gets in has both.
doctor-botfather-privacy = BotFather: the bot can read every message of a group. In @BotFather choose /setprivacy, then Enable.
doctor-botfather-inline = BotFather: inline mode is on. In @BotFather choose /setinline, then turn it off.
doctor-botfather-guest = BotFather: Guest Mode is on. Open the bot in @BotFather, Bot Settings, and turn it off.
doctor-botfather-business = BotFather: the bot accepts connections to business accounts. Open the bot in @BotFather, Bot Settings, and turn Business Mode off.
doctor-botfather-groups = BotFather: the bot can join no group. If the branch uses a group, in @BotFather choose /setjoingroups, then Enable.
doctor-key-wrong = The key does not open the data that is here. Find the old key and set it in SECRET_KEY.
doctor-no-token = Channel Telegram: BOT_TOKEN is not set.
doctor-channel-fine = Channel { $channel }: last success { $date }.
doctor-channel-silent = Channel { $channel }: no success since the start.
doctor-telegram-conflict = Channel Telegram: since { $date } another bot runs with the same BOT_TOKEN. Let only one run.
doctor-telegram-offline = Channel Telegram: not reached since { $date }. Messages are kept and not lost.
doctor-telegram-refused = Channel Telegram: since { $date } this bot is refused. Check BOT_TOKEN.
doctor-telegram-storing = Channel Telegram: since { $date } what comes in cannot be stored. Check the database.
doctor-running = The bot is running.
doctor-not-running = The bot is not running.
doctor-nobody = There is no organisation yet. Begin with the command roster import.
doctor-setting-missing = { $org }: { $key } is not set, so nobody can connect.
doctor-rhythm-missing = { $org }: { $key } is not set, so no round of the self-check opens by itself.
doctor-operator-inside = { $org }: whoever runs the server is on the list of this same branch.
doctor-aside = Set aside because of errors: { $count }. Codes: { $codes }.
doctor-late = Messages more than { $minutes } minutes past their time: { $count }.
doctor-uncertain = Messages that may not have arrived and are not sent again: { $count }.
doctor-pending = Taken in and not yet done: { $count }.
doctor-owed = Screens that still have to be shown: { $count }.
doctor-waiting = Messages waiting to be sent: { $count }.
doctor-people = On the list: { $organisations } organisations, { $branches } branches, { $people } people, { $linked } connected.
doctor-rounds = Rounds of the self-check that are open: { $count }.
doctor-next = Next work: { $date }, { $job } ({ $org }).
doctor-quiet = No round of the self-check is planned: branches need the day and hour of their meeting.
doctor-quiet-today = Nothing happens today; the first work is on { $date }.
doctor-quiet-hours = These are quiet hours, { $from } to { $to }: what is not urgent waits until { $to }.
