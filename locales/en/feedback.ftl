### Feedback before its author: writing, sending, following.

## The step that everybody passes

feedback-step = Is there anything you wish to say to a comrade or to the branch this time?

## The step that everybody passes · buttons

feedback-step-none = Nothing this time
feedback-step-speak = I will say it at the meeting
feedback-step-write = I want to write

## The step that everybody passes · toasts

feedback-step-done = All right. Only you know what you chose.

## Beginning

feedback-direct-first = Where possible, saying it to each other is best. Writing is for what is hard to say.
feedback-which-branch = In which branch do you write?
feedback-no-branch = Writing feedback is for members who belong to a branch.
feedback-who = Whom is it about? What concerns yourself belongs in the self-check.
feedback-sign-ask = Which sign does it concern? You need not choose one.

## Beginning · buttons

feedback-write = Write feedback
feedback-mine = My feedback
feedback-committee = The committee
feedback-branch = The branch

## Beginning · toasts

feedback-about-oneself = What concerns yourself belongs in the self-check.
feedback-shut = Writing feedback is closed from 15 minutes before until 3 hours after a meeting begins. What you are writing is kept.

## Where few could have written it

# How few is never said.
feedback-small = The branch is small, so the person may guess who wrote. Choose:
feedback-way-private-means = Privately: only the readers know; it is given neither to the person concerned nor to the branch.
feedback-way-above-means = Straight: { $superior } reads it, the branch committee does not.
feedback-way-named-means = With my name: the readers know your name; once it is made known, so does the person concerned.

## Where few could have written it · buttons

feedback-way-private = To the committee, privately
feedback-way-private-above = To the superior, privately
feedback-way-above = Straight to { $superior }
feedback-way-named = With my name
feedback-way-speak = I say it at the meeting
feedback-way-stop = Do not send

## The promise

feedback-promise = Who reads the text: { $readers }. They may see your name only to verify, with a reason, and you are told. Chibo does not tell the person concerned or other members your name. They see only what was verified, reworded, and shown to you first. Kept { $months } months after closing. No reader is added without your consent.
feedback-promise-private = Who reads the text: { $readers }. They may see your name only to verify, with a reason, and you are told. Chibo gives this text neither to the person concerned nor to the branch. Kept { $months } months after closing. No reader is added without your consent.
feedback-promise-named = Who reads the text and your name: { $readers }. The person concerned sees only what was verified, reworded, and shown to you first, with your name. Kept { $months } months after closing. No reader is added without your consent.
feedback-not-denunciation = This is feedback to help each other, not a denunciation. A denunciation needs full name and address and goes to the competent body: { $inspection }.
feedback-in-office = You receive feedback here yourself, so those named above may guess who wrote.
feedback-alone = At present only one person can read this. You can stop here.
feedback-about-operator = The comrade concerned runs Chibo's server and could technically read this. It is better to see the committee above in person, or to write to it on paper.
feedback-nobody = At present nobody who is not concerned can read this, so Chibo does not take it. You can say it at the meeting, or see the superior committee in person.

## The promise · words

# One reader; and where no inspection body is set.
feedback-reader = { $name } ({ $role }, { $org })
feedback-inspection = the inspection committee above the branch

## The promise · buttons

feedback-understood = I have read and understood
# The end of a long name is what is kept of it.
feedback-strike = Not to { $given }
feedback-unstrike = Choose the readers again

## The promise · toasts

feedback-promise-changed = The readers have just changed. Please read it again.
feedback-speak-said = All right. Chibo does not store this choice.

## Writing

feedback-write-ask = Type it here, in one message or several, 4,000 characters at most. Then press “Send feedback”.
feedback-telltale = How many people know this detail? If only a few, write more generally: leave out date, place, other names.
feedback-anew-ask = Type it again from the beginning. It takes the place of what you wrote.
feedback-drop-ask = Drop what you are writing? Nobody has read it.

## Writing · buttons

feedback-send = Send feedback
feedback-rewrite = Write it again
feedback-drop-yes = Drop it
feedback-drop-no = Go on writing

## Writing · toasts

feedback-too-long = The text is { $over } characters too long. Chibo keeps all of it; please shorten it.
feedback-dropped = All right. Nothing was sent.

## Sent

feedback-sent = Sent. It is acknowledged within 7 days and answered within 90; see “My feedback”. It is best to delete what you wrote from this chat.
feedback-sent-above = Sent. Its readers acknowledge it within 7 days and answer within 90; see “My feedback”. It is best to delete what you wrote from this chat.
feedback-sent-later = It does not reach its readers at once but goes together with others, usually after { $days } days at the latest. If you withdraw it before then, nobody knows.
feedback-wiped = Chibo has deleted here what could still be deleted. If you still see what you wrote, please delete it yourself: press and hold the message, then choose delete. Messages older than 48 hours cannot be deleted by Chibo.

## Sent · buttons

feedback-wipe = Delete from this chat

## Too many

feedback-full-subject = You have { $count } pieces of feedback about the same subject that are not closed. You can add to one that you have sent:
feedback-full-wait = You have { $count } pieces of feedback about the same subject that are not closed. Once one of them is, you can send another.
feedback-full-month = Each member sends { $count } pieces of feedback a month at most. You can send more next month.
feedback-kept = What you are writing is kept.

## Too many · buttons

feedback-add-to = Add to feedback { $n }

## One's own

feedback-mine-head = Your feedback, newest first. Press a number to look at it.
feedback-mine-none = You have sent no feedback.

## One's own · words

own-state-sent = Sent
own-state-looking = Being looked at
own-state-result = There is a result
own-state-closed = Closed
# Behind the state of a case.
own-waits = waits for your answer
# In place of whom it is about.
own-pressed = You reported being given trouble

## One case of one's own

own-unsent = It has not left yet. If you withdraw it now, nobody knows.
own-readers = Readers: { $readers }.
own-question = The readers ask for more, not who you are. You need not answer, and nothing follows from it.
author-preview = This is the reworded text that will be used. Could anyone guess it was you?
own-readers-ask = There are no longer enough of the readers of the day you sent it. New readers: { $readers }. If you do not agree, or give no answer within { $days } days, it is closed and the text is deleted.
own-readers-pass = It is proposed to pass it to: { $readers }. If you do not agree, or give no answer within { $days } days, those who read it now go on.
author-name-opened = On { $day }, { $name } ({ $role }) saw the sender's name of your feedback. Reason: “{ $reason }”.
own-waiting = Not on its way yet, nobody has seen it:
own-text-gone = The text has been deleted.

## One case of one's own · words

# Behind a day.
own-released = the reworded text was made known
own-merged = not made known yet, moved to the next quarter
own-withdrawn = you withdrew it
own-expired = closed, nobody reads it any more, the text was deleted
own-decided-above = the superior decided to make the reworded text known, for this reason:
own-passed = proposed to pass it to { $org }
own-reader-left = { $name } no longer reads this
# What was done and has not left.
own-did-add = Addition
own-did-answer = Answer
own-did-decline = No answer to the question
own-did-yes = Yes to the reworded text
own-did-changes = Changes to the reworded text
own-did-agree = Yes to the new readers
own-did-refuse = No to the new readers
own-did-withdraw = Withdrawal
own-did-pressed = Report of being given trouble
own-did-send = Feedback
own-asked = The readers asked:

## One case of one's own · buttons

own-answer = Answer
own-decline = No answer
own-preview-yes = It can be used
own-preview-change = Needs changes
own-agree = I agree to the new readers
own-refuse = I do not agree
own-text = See what I wrote
own-add = Add something
own-withdraw = I withdraw it
own-press = I am being given trouble
own-unsay = Drop what has not left

## Answering, adding, withdrawing

own-add-ask = Type what you wish to add, 4,000 characters at most.
own-answer-ask = Type your answer. You need not say who you are.
own-change-ask = Say what needs changing. Whoever rewords it reads this.
own-withdraw-ask = Withdraw it? Chibo passes this on tonight. From then on nobody can open the text, and after { $days } days it is deleted.
own-withdraw-unsent = Withdraw it? It has not left yet, so nobody knows, and what you wrote is deleted at once.
own-pressed-ask = If you are given trouble because of this feedback, type a few lines, or press “Report now”. Who reads it: { $readers }. They see your name only where needed, with a reason, and you are told.
own-pressed-nobody = At present nobody above can read this in Chibo. Please see the superior committee in person.

## Answering, adding, withdrawing · buttons

own-pressed-now = Report now, without words

## Answering, adding, withdrawing · toasts

own-noted = Saved. It has not left yet, nobody has seen it.
own-unsaid = Dropped. Nobody knows.
own-withdraw-noted = Saved. Chibo passes the withdrawal on tonight.
own-withdraw-done = Withdrawn. Nobody knows.
feedback-many = Several additions have not left yet. Please go on in a few days.

## Under my data: who saw one's name

# The same for everybody, whether there is anything or not.
feedback-opened-head = Whenever somebody saw your name as the sender of feedback, if ever, it stands here, newest first.
feedback-opened-none = It has not happened.

## Under my data · buttons

feedback-opened = Who saw my name
