### Joining, consent, one's own data, language, help, the branch's list.

## Joining: before anybody is known

# Tells neither the name nor what this is: who holds the link is not yet known to be the person invited.
join-ask = Hello. This link is meant for one invited person. If that is you, please press the button below.
join-not-me-done = All right. The link stays reserved for the person invited.
access-ended = The connection between this device and Chibo has been ended; nothing can be opened here any more. If you asked nobody to do this, please tell the committee above at once.
join-fact = { $fact ->
    [phone] To be sure that it is you, please type the last 4 digits of the phone number you registered.
    [card] To be sure that it is you, please type the last 4 characters of the card number you registered.
   *[either] To be sure that it is you, please type the last 4 digits of the phone number, or the last 4 characters of the card number, that you registered.
}
join-fact-form = Please type exactly the last 4 characters and nothing else.
join-fact-wrong = That does not match. You can try { $left } more { $left ->
    [one] time
   *[other] times
}.
join-wait = Noted. Please meet the person who gave you the link and show this number on your screen: { $number }. To be confirmed before { $date }. After that the link no longer works.
join-not-ready = Chibo is not set up completely, so nobody can connect yet. The link stays good until it expires. Please tell the person who gave it to you.

## Joining: before anybody is known · buttons

join-me = It is me
join-not-me = It is not me
join-no-fact = I do not remember

## Joining: done

joined = { $name }, you are now connected to Chibo, { $org }.
linked-elsewhere = Your name has just been connected on another device or account. If that was not you, please tell the secretary, or whoever is named under “Help”, at once.

## Confirming face to face

confirm-ask = An account asks to connect as { $name }. Confirm only if you have met in person and the screen there shows the number { $number }. To be confirmed before { $date }.
confirm-late = The time to confirm has passed. If nobody has confirmed, { $name } needs a new link.

## Confirming face to face · buttons

confirm-open = Confirm: { $name }
confirm-yes = Met in person, it is them
confirm-no = It is somebody else

## Confirming face to face, done

confirm-done = { $name } is confirmed.
confirm-refused = Refused. That link no longer works.

## Consent

consent-welcome = Welcome { $name }. Chibo helps to prepare branch meetings: monthly self-check, calendar, tasks. It is an aid used by { $controller }; it replaces neither the official e-handbook nor speaking at the meeting.
consent-stored = Chibo stores: name, branch, role; self-check answers and notes; attendance; feedback you send. How long each is kept: press “Details”.
# Who reads is filled in from the access rules.
consent-readers = Self-check answers and notes: { $readers } can read them. { $seers } see only done or not done. For feedback, Chibo names every reader before you write.
# Never shortened to "nobody can read it".
consent-operator = The server is run by { $operator }. Data is encrypted and no screen lets the operator read it; but whoever holds both server and key could technically open it. Competent authorities may demand data by law.
consent-free = Using Chibo is voluntary and can be withdrawn at any time. Without it you do the self-check on paper and speak at the branch as usual; it is not recorded as missing.
consent-contact = For questions: { $contact }.
consent-again = What stands below has changed, so Chibo asks you again.
consent-later-done = Of course, take your time. Chibo stores nothing about this. When you are ready, press the button below.
consent-no-done = All right. Chibo does not store this choice and sends nothing more. You do the self-check on paper and speak at the branch as usual.

## Consent · buttons

consent-yes = I agree
consent-later = Let me think
consent-no = I will not use Chibo
consent-details = Details
consent-open = Read again and choose

## Consent: details, made from the access rules

details-head = What Chibo stores, who can read it, and how long it is kept:
details-line = { $thing }. Read by: { $readers }. Kept: { $kept }.
details-backups = Backups expire after { $days } days.
details-rights = You have the right to know, see, correct and delete what is stored about you, and to withdraw your consent. Contact: { $contact }.
details-approval = The superior's paper that allows Chibo: { $approval }.

## Consent: details · words

thing-profile = Name, branch, role, where you are connected
thing-absences = Days of absence
thing-noted = What was entered and corrected, files made, what you agreed to
thing-answers = Self-check answers and notes
thing-answers-kept = Self-check answers that you chose to keep
thing-raised = What you raised for the agenda, once the agenda is settled
thing-completion = Whether the self-check is done
thing-attendance = Attendance at meetings
thing-feedback = Feedback you send
who-owner-only = only you
who-owner = you
who-subject = the person concerned
who-named = each person whom Chibo names before you write
who-leaders = secretary, deputy
who-readers = secretary, committee
who-readers-each = those who lead the branch (secretary, deputy, committee)
who-members = members of the branch
who-above = superiors
who-visitor = the superior's visitor
who-group = the branch's group
who-operator = whoever runs the server
who-nobody = nobody
who-and = { $first } and { $last }
kept-while-member = as long as you are on the list, and { $years } years after
kept-days = { $days } days after the round closes
kept-months = { $months } { $months ->
    [one] month
   *[other] months
}
kept-years = { $years } { $years ->
    [one] year
   *[other] years
}

## Consent for Telegram

consent-telegram = Telegram is a foreign service; messages pass servers outside Viet Nam. Never write or send state secrets here. You may use Chibo's own web page instead.
telegram-declined = All right. Chibo does not talk with you over Telegram. Chibo's web page, which opens once, within { $minutes } minutes: { $link }
telegram-declined-no-web = All right. Chibo does not talk with you over Telegram. To connect in another way, please contact { $contact }.

## Consent for Telegram · buttons

telegram-yes = I agree to use Telegram
telegram-no = I will not use Telegram

## One's own data

mydata = { $name }, { $org }.
mydata-chibo = Agreed to use Chibo: { $day }.
mydata-telegram = Agreed to use Telegram: { $day }.
withdraw-ask = Stop using Chibo?
consent-withdrawn = Recorded: you no longer use Chibo. Answers, notes and drafts are deleted; backups expire after { $days } days. Adopted minutes and attendance lists stay under Party rules.
withdraw-telegram-ask = Stop using Telegram? The connection over Telegram is deleted at once. What you wrote stays and can be seen when you connect in another way. To delete what you wrote as well, choose “Stop using Chibo”.
telegram-withdrawn = Recorded: you no longer use Telegram. To connect in another way, please ask whoever gave you the link.

## One's own data · words

channel-name = { $channel ->
    [telegram] Telegram
    [web] web page
    [terminal] terminal
   *[other] another device
}

## One's own data · buttons

devices-open = A new device was connected
withdraw-chibo = Stop using Chibo
withdraw-telegram = Stop using Telegram
withdraw-yes = I stop using Chibo
withdraw-all = I stop, and withdraw feedback
withdraw-telegram-yes = I stop using Telegram
withdraw-no = I go on using it

## PIN, entered with buttons only

pin-new = Choose a PIN of 4 to 6 digits with the buttons below. Chibo asks for it before screens that are yours alone.
pin-again = Enter the PIN you chose once more.
pin-entered = Digits entered: { $count }.
pin-short = A PIN has 4 to 6 digits. Please go on.
pin-different = The two differ. Please choose again from the start.
pin-wrong = That PIN is not right. Tries left: { $left }.
pin-locked = After several wrong PINs the screens that are yours alone are locked until { $date }. If that was not you, please tell the secretary, or whoever is named under “Help”.

## PIN · buttons

pin-done = Done
pin-erase = Erase
pin-set = Set a PIN
pin-change = Change the PIN
pin-remove = Remove the PIN
pin-locked-open = Wrong PINs were entered

## PIN · toasts

pin-saved = The PIN is set.
pin-removed = The PIN is removed.

## Language

language-ask = Please choose a language.

## Language · toasts

language-set = Chibo now speaks English.

## Help

help = Chibo helps to prepare branch meetings. Press a button, or type one of these commands:
help-contact = For help from a person, ask: { $contact }.

## Is this the real bot?

verify = This is the Chibo of { $org }.
verify-phrase = The agreed phrase: “{ $phrase }”. If it differs from what was agreed in person, stop and ask the secretary or your superior in person.
verify-no-phrase = No phrase has been agreed on yet. If anything looks odd, stop and ask the secretary or your superior in person.

## The branch's list, for secretary, deputy and committee

secretary-list = Self-check { $month }, { $total } members: { $done } done · { $open } not yet · { $outside } outside Chibo · { $unlinked } not connected. Nobody can see answers.
secretary-unreachable = Chibo cannot reach { $count } of them; this is not “not yet”.
members-no-round = No round of the self-check has opened yet.
members-next-round = The next round opens at { $date }.
members-empty = Nobody is on the list yet.

## The branch's list · words

member-done = done
member-open = not yet
member-outside = outside Chibo
member-unlinked = not connected
member-unreachable = cannot be reached

## What needs a hand, for the secretary, once a morning

hands-head = What needs your help:
hands-none = Nothing needs your help now.
unreachable = Chibo cannot reach { $name } (new phone, or blocked). Please call or meet. This is not “not done”.
hands-unlinked = Not connected: { $names }.
hands-second-account = Another account tried the link of { $name }. Please ask; if it was somebody else, { $name } needs a new link.
hands-confirm = { $name } waits for you to meet and confirm.
hands-locked = The link of { $name } is locked after several wrong answers. Please ask; { $name } needs a new link.
hands-missed = Something about the meeting at { $date } could not be sent in time, as Chibo was interrupted. Please tell members yourself where needed.
hands-failed = Chibo had trouble with { $count } { $count ->
    [one] message
   *[other] messages
}. Nothing is lost; whoever runs the server sees how many and their codes with the command doctor.

## What needs a hand · buttons

hands-open = What needs my help
