### The terminal channel and its small invented branch.

## Trying it out

terminal-welcome = This is Chibo on trial, with an imaginary branch. Everybody and everything here is invented.
terminal-clock = It is now { $date }.
terminal-who = Choose whom to play, type a number:
terminal-how = Type a number to choose. Type “{ $morning }” to go on to the next morning, “{ $switch }” to play somebody else, “{ $quit }” to stop.
terminal-now-as = You are playing { $name }.
terminal-bye = Stopped. Next time everything is as it is now.

## Trying it out · words

# What is typed.
terminal-morning = next morning
terminal-switch = switch
terminal-quit = quit
terminal-person = { $name }, { $role } (invented)

## Trying it out · toasts

terminal-push = There is news for { $name }.
