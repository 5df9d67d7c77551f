### Words that every feature uses. The Vietnamese file says how these files are kept.

## Dates · words

date-moment = { $time }, { $day }
date-day = { $weekday } { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-quarter = quarter { $quarter ->
    [1] I
    [2] II
    [3] III
   *[4] IV
} of { $year }

## Names of groups, roles and languages · words

group-ideology = Political ideology
group-ethics = Ethics and lifestyle
group-self-evolution = “Self-evolution”, “self-transformation”
role-secretary = secretary
role-deputySecretary = deputy secretary
role-committeeMember = branch committee member
role-member = member
role-officer = committee officer
# The language's own name, in itself.
language-name = English

## Everywhere · buttons

button-back = Back
button-skip = Skip
button-cancel = Cancel
button-next-page = Next page
button-previous-page = Previous page
button-open = Look

## Commands, in the menu and as buttons · commands

command-start = First screen
command-check = My self-check
command-feedback = Feedback
command-inbox = Feedback received
command-meeting = Meetings
command-members = Branch list
command-tasks = My tasks
command-mydata = My data
command-verify = Is this Chibo?
command-language = Language
command-settings = Settings
command-help = Help
command-cancel = Stop the current step

## First screen

home-head = Welcome.
home-waiting = Waiting for you:
home-nothing = Nothing is waiting for you now.
home-unknown = Chibo did not understand. Please choose one of these.
home-cancelled = Stopped. What was saved before is still there.
home-missed = For a while Chibo could not reach you; whatever still matters is here.
missed-elsewhere = Chibo could not reach you lately; whatever still needs a look is under “My tasks”.

## First screen · buttons

# Under a message about a meeting, when something else would be told within the hour.
home-waiting-open = What else waits

## Pushes · toasts

# The same for every reason, person and channel; meetings alone have texts of their own.
push-neutral = There is something to look at in Chibo.

## What was typed: read also by those who are still joining

choose-by-number = Type a number to choose.
choose-by-number-asked = Type your answer, or # and a number to choose, for example #1.
no-such-number = There are only numbers 1 to { $last }. Please type again.
text-empty = There is no text. Please type again.
cannot-take = Chibo takes text only, no pictures, voice or files.
# The same where something confidential is asked: it is taken out of the chat.
cannot-take-here = Chibo takes only text here. A voice, a picture, a video or a file can tell by itself whose it is. Please type it.
# In a group, to an administrator who writes under the group's own name.
write-privately = That was written under the group's name, so it is not known whose it is. Please write to this assistant in private.
# What was typed stands below it.
held-text = The question was asked some time ago, so Chibo asks again: is what you typed the answer to it?

## What was typed · buttons

held-keep = Yes, save it
held-drop = No, drop it

## Refusals and errors

# Also for what is not allowed: nobody learns what the button would have done.
stale-button = This button is old. Below is the current screen.
stranger = Hello. This is a private assistant for invited people only.
link-not-here = This link does not work with this account.
not-on-roster = Chibo does not find you on the list. Please tell the secretary.
# Read by strangers too, so it calls nobody anything.
kept-with-code = Something went wrong in Chibo, so this could not be done. What was sent is kept whole. Code to ask about it: { $code }.
refuse-score = Chibo does not score, compare or judge a person. The branch does that, at the meeting.
never-asks = Chibo never asks for passwords, one-time codes, account numbers or money.
pin-ask = Enter your PIN with the buttons below. Do not type it as a message.

## Refusals and errors · words

# What is left of a confidential screen.
screen-closed = Closed
