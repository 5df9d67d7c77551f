### The terminal channel and its small invented tree.

## Starting · words

terminal-opening = Opening the example branch…
terminal-building = First start: building the example branch, less than a minute…
terminal-open-page = Chibo is on trial at { $url } (open it in a browser on this machine; Ctrl+C stops it).
terminal-no-admin = A demo runs here. The admin commands are for a real branch.

## Trying it out

terminal-welcome = This is Chibo on trial, with an imaginary committee and two branches. Everybody and everything here is invented.
# Read by whoever does not read the rest.
terminal-language = English: type “{ $command }”.
terminal-try = Worth trying:
terminal-try-invitation = Type “{ $morning }”: the next morning the self-check opens and members are told. Choose a member and see the invitation.
terminal-try-resume = Answer a few signs, then type “{ $quit }”. Start again, choose the same person: Chibo remembers the place.
terminal-try-list = Choose a secretary and type “members”: it shows who has finished, and nobody's answers.
terminal-try-join = Choose somebody who is not connected and connect with the invitation.
terminal-clock = It is now { $date }.
terminal-who = Choose whom to play, type a number:
terminal-now-as = You are playing { $name }.
terminal-unlinked = { $name } is not connected. Here is an invitation, just written: type “{ $code }” and follow the steps. The last four digits of the phone number are { $tail }.
terminal-unlinked-meet = { $name } is not connected. Here is an invitation, just written: type “{ $code }” and follow the steps; whoever invited confirms it face to face.
terminal-nothing-ahead = In the next { $days } days nobody is told anything.
terminal-no-command = There is no command “:{ $word }”. The commands:
terminal-reset-ask = Delete all that was tried and build everything anew? Type “{ $reset }” again to delete, anything else to keep.
terminal-reset-not = Everything is kept.
terminal-bye = Stopped. Next time everything is as it is now.
terminal-file = To send a file, type “file:” and its path.

## Trying it out · words

terminal-person = { $name }, { $role }
terminal-has-news = news
# What is typed after a colon, found in every language.
terminal-word-morning = tomorrow
terminal-word-next = next
terminal-word-who = who
terminal-word-help = help
terminal-word-reset = reset
terminal-word-quit = quit
terminal-does-morning = on to 8 o'clock the next morning
terminal-does-next = on to when somebody is told something
terminal-does-who = play somebody else
terminal-does-help = see this again
terminal-does-reset = delete everything, build anew
terminal-does-quit = stop, go on next time

## Trying it out · toasts

terminal-news = There is news for: { $names }.
