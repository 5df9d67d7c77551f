### The pages of the demo: choosing somebody, and the panel beside the web chat. Whoever tries it need not be a member.

## The first page

demo-what = Chibo helps a Party branch prepare its monthly meeting: each member does a self-check in private, in five minutes; the secretary knows who has done it, and nobody else can read the answers. What is hard to say to each other can be written as feedback, read only by those whom Chibo names. Here are an invented committee and two branches: choose a person, and that person's page opens in a new tab. All people and events are invented.
demo-building-hint = The first time takes about a minute. The page opens by itself when it is done.
demo-away = The program does not answer yet. The page keeps trying.

## What to try

demo-member-1 = Under “Demo calendar” press “To the next event”: the invitation to the self-check arrives.
demo-member-2 = Open it, answer a few signs and close the tab. Open it again: Chibo knows where you stopped.
demo-member-3 = Go on to the end and press “Finish”. Look into “My data”: who can see what.
demo-member-4 = Open “Feedback” and write about somebody: Chibo names those who will read it before a word is typed.
demo-member-5 = Feedback reaches its readers some days later, so that nobody can guess who wrote it: press “Next morning”, six times at most, then open the deputy secretary's page.
demo-secretary-1 = Open “Branch list”: it shows who has done it and who has not. Nobody's answers are shown.
demo-secretary-2 = Open a member's page in another tab, do the self-check to its end, then look at the list again.
demo-secretary-3 = Have Chibo remind those who have not done it and press “Next morning”: the reminder arrives in their tabs.
demo-secretary-4 = Add somebody to the branch, or move the meeting's day in “Settings”.
demo-secretary-5 = Press “Meetings”: confirm the next one, look at the draft agenda, open last month's minutes.
demo-helper-1 = Open “Branch list”: the branch committee sees who has done it and who has not, never the answers.
demo-helper-2 = Do the self-check like every member: the invitation arrives at the same time.
demo-reader-1 = Open “Feedback received”: read a piece of feedback and press “Being verified”. It does not say who wrote it.
demo-reader-2 = Press “Ask the sender”: its author sees the question the next morning, and the answer comes back some days later.
demo-officer-1 = As the secretary, propose another role for somebody. Back here: Chibo asks for your confirmation.
demo-officer-2 = Type “list”: see what a committee above is shown, and what it is not.
demo-officer-3 = Open “Feedback received”: what is written about a whole branch is read by the committee above, not by the branch's own.
demo-newcomer-1 = Press “Open the invitation”, then “It is me”.
demo-newcomer-2 = Type the last four digits of the phone number: this person's demo panel gives them.
demo-newcomer-3 = Read what is asked for and choose. Declining is fine: nobody is reminded.

## The calendar

demo-clock-hint = Chibo goes by this calendar, not by the real time.
demo-nobody-told = Nobody was told anything.
demo-nothing-ahead = Nobody will be told anything in the next 60 days.
demo-told = There is news for:

## The panel

demo-tail = When Chibo asks for the last four digits of the phone number, type:
demo-meet = This person was added just now: the secretary meets and confirms them.
demo-reset-ask = Delete everything that was tried and begin again?

## The pages of the demo · buttons

demo-open = Open
demo-morning = Next morning
demo-next = To the next event
demo-others = Somebody else
demo-reset = Begin again
demo-reset-yes = Delete, begin again
demo-reset-no = Keep it

## The pages of the demo · words

demo-title = Chibo: a demo
demo-building = Chibo is building the example branch…
demo-start = What to try
demo-everybody = Everybody
demo-clock = Demo calendar
demo-moving = On the way…
demo-playing = You play an invented person
demo-news = has news
