### What was made known about somebody, after it was verified and reworded, and the answer to it.

## What was made known

known-head = The following was verified, reworded and made known.
known-none = Nothing has been made known.
# The same for everybody, whether there is any or not.
known-not-listed = What is being looked at, if anything, is not listed here.
subject-released = { $quarter }: feedback for you, verified and reworded by the committee. You may answer; the answer goes to the committee.
subject-released-body = { $quarter }: there is { $about }, verified and reworded. It may be answered; the answer goes to those who received it.
known-named = The author gave the name: { $name }.
known-answered = The answer that was sent:
known-waiting = There is something under “Feedback for me”.

## What was made known · words

# Behind the quarter in a list.
known-about-me = feedback for you
known-about-committee = feedback for the branch committee
known-about-branch = feedback for the branch

## What was made known · buttons

known-open = Feedback for me
known-one = Read number { $n }
known-answer = Answer

## The answer

reply-ask = Type your answer, at most 1,000 characters. It can be sent once only.
reply-check = Please read your answer again. To change it, type it anew.
reply-too-long = The answer is { $over } characters too long. It is kept whole; please shorten it and type it again.

## The answer · buttons

reply-send = Send the answer

## The answer · toasts

reply-sent = The answer was sent.

## On the agenda

agenda-released = Verified feedback for { $name }: { $words }
# Where the agenda is handed on to a group, a handbook or another chat: whom it concerns is not named.
agenda-released-outside = Verified feedback for a member: { $words }
agenda-released-committee = Verified feedback for the branch committee: { $words }
agenda-released-branch = Verified feedback for the branch: { $words }
