### What a member finds under "my data": all that is kept, who sees it, and every way out.

## My data

mydata-left = { $name }, you are no longer on the list. This connection ends with today; download now what you want to keep.
mydata-keep = Agreed that answers are kept after the round closes: { $day }.
locked = What you wrote before this connection is locked until { $date }, in case somebody else holds the new link.

## My data · buttons

mydata-stored = What is stored
mydata-seen = Who can see
mydata-links = Devices
mydata-agreed = I agreed to
mydata-files = Files naming me
mydata-noted = Entries for me
mydata-take = Download all
mydata-web = Open on the web page
mydata-correct = Corrections
locked-open = Open with the old PIN

## Under lock

pin-old-ask = Enter the PIN that you had set before this connection, with the buttons below.

## Under lock · toasts

locked-opened = What you wrote before is open again.

## Who sees what

seen-answers = Self-check answers and notes: only you see them, Chibo has no screen for anybody else. What you raised for the agenda: secretary and committee see it once the agenda is settled.
# The same for everybody, whether there is anything or not.
seen-feedback = Matters under verification, if any, are not listed here. This sentence is the same for everybody.
seen-readers = Those who see the branch's list and whether a self-check is done, newest first:
reader-since = { $name }, { $role }, { $org }, since { $day }.
reader-until = { $name }, { $role }, { $org }, since { $day }, no longer since { $last }.

## Connections

links-head = Where you are connected. If one is strange to you, end it at once and tell the secretary.
device-line = { $device }: { $state }.
unlink-ask = End the connection { $device }? Chibo can no longer be opened there.
unlink-this = End the connection that you are using, { $device }? You can no longer open Chibo here.
unlink-keeps = What you wrote stays.
unlink-last = This is your only connection. To use Chibo again you need a new link from the secretary.
unlinked = The connection { $device } is ended.

## Connections · words

device-name = { $channel }, { $day }
device-here = in use now
device-linked = connected

## Connections · buttons

unlink = End: { $device }
unlink-here = End the one in use
unlink-yes = End the connection
disown = That was not me
disown-yes = Not me, end it now

## A new connection that was told on the others

linked-elsewhere-locked = The new one cannot see what you wrote before, unless the old PIN is entered there, or { $days } days have passed.
disown-ask = End the connection { $device }? Chibo can no longer be opened there, and the secretary is told so as to help you.
disowned = Ended. What you wrote before is as it was. Tomorrow morning the secretary sees this among what needs help.

## Consents

agreed-head = What you have chosen, newest first. Each can be taken back.
agreed-since = { $what }: agreed since { $day }.
agreed-words = The words:
agreed-changed = The words have changed since that day. The words of today:
agreed-ended = { $what }: agreed since { $day }, taken back { $last }.
agreed-refused = { $what }: you chose no, { $day }.

## Consents · words

agreed-what = { $purpose ->
    [telegram] Using Telegram
    [keep] Keeping answers after the round closes
   *[chibo] Using Chibo
}

## Files

files-head = Files that name you, newest first:
files-none = There is no file that names you.
file-line = { $day }: { $file }, made by: { $name }.

## Files · words

paper-mydata = one member's data
paper-history-pdf = one member's self-checks, to read
paper-history-csv = one member's self-checks, as a table
paper-invite-sheet = sheet of invitations to print

## What was entered and corrected

noted-head = What was entered and corrected for you, newest first:
noted-none = Nothing has been entered or corrected for you.
noted-line = { $day }: { $what } ({ $name }).

## What was entered and corrected · words

noted-you = yourself
noted-program = Chibo
audit-correction-asked = asked for a correction
audit-device-refused = ended a strange connection

## Corrections

correct-who = Name, branch and role are entered by secretary and deputy. To correct something, tell them in person: { $names }.
correct-contact-only = Name, branch and role are entered by your superiors. To correct something, tell them in person.
correct-asked = Asked on { $day }. The secretary sees your name among what needs help each morning, without what it is about.

## Corrections · buttons

correct-ask = Have the secretary ask me

## A further device

web-how = Open the link below on the device that you want to use. It works once, within { $minutes } minutes.
web-warning = Whoever opens this link is you in Chibo. Please do not pass it on.

## All in one file

take-ask = Chibo puts everything that it stores about you into one file and sends it here.
take-warning = It holds your self-check answers and notes too. Outside Chibo the file is not protected: whoever holds the phone can open it. Best delete it after reading.
take-done = The file is being sent here.
take-file-intro = What Chibo stores about { $name }, as of { $day }.

## All in one file · buttons

take-yes = I understand, send it to me

## All in one file · words

take-file-title = My data
take-file-name = Chibo my data { $day }
take-memberships = Branches and roles
take-consents = Agreed to
take-links = Devices
take-absences = Days of absence
take-noted = Entered and corrected
take-files = Files naming me
take-checks = Self-check
take-check-state = { $state ->
    [done] done
   *[open] not finished
}
take-raised = Raised at the meeting
column-org = Branch
column-role = Role
column-from = From
column-to = To
column-what = What
column-who = By
column-month = Month
column-words = Words

## Taking everything back

withdraw-goes = Deleted at once and for good: the connections on all devices, PIN, self-check answers of every round, notes, drafts, what you meant to raise, feedback that you are writing, days of absence and reminders.
withdraw-stays = Kept for their time: whether the self-check was done, totals, attendance lists.
# The same for everybody, whether anything was sent or not.
withdraw-feedback = Feedback that you sent, if any, is looked at as it was promised, but you can no longer follow it here. If you wish, you withdraw at once whatever was not made known yet.
withdraw-seen = To the secretary and the committee you look like somebody who never connected. You do the self-check on paper and speak at the branch as usual.

## What needs a hand: people and their data

hands-correction = { $name } would like something on the list corrected. Please ask.
hands-refused = { $name } reports a strange connection under that name; it is ended. Please meet and ask.
