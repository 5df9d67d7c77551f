### The page of the web chat. All of it may be read before anybody is known, so nothing here tells what it is for or
### calls anybody a comrade. It is put into the page when that is built, and takes no variables.

## The page, before anybody is known

web-invited = Hello. This link opens a private invitation. If it is yours, please press the button below.
web-have-code = If you have an invitation on paper, please type the code that is on it.
web-idle = The page has closed itself after 15 minutes without use.
web-lost = The connection has been lost for long, so the page has closed itself. When it is back, please press the button below.
web-ended = The session on this device has ended. A new link is needed to come back. It is found under “My data” on a device that is connected, or ask whoever invited you.
web-left = You have logged out on this device.
web-own-hint = Tick it only when nobody shares the device. Otherwise the page closes itself after 15 minutes without use.
web-no-script = This page needs JavaScript. Please switch it on and load the page again.

## The page, before anybody is known · toasts

web-offline = The connection is lost. The page is trying again, please wait.
web-unsent = Not sent yet. The page is trying again, please wait.
web-crowded = The server is busy. The page will send it again, please wait.
web-later = It could not be opened. Please try again in a few minutes.
web-not-code = This code cannot be used. Please look at the invitation again.
web-not-taken = That could not be sent. Please try again.
web-too-long = That is too long. Please send it in parts.
web-too-large = The file is too large. Chibo takes files up to 5 MB.

## The page, before anybody is known · buttons

web-open = Open the invitation
web-open-code = Open
web-menu = Menu
web-send = Send
web-file = Send a file
web-own = This device is mine
web-leave = Log out on this device
web-again = Open again

## The page, before anybody is known · words

web-opening = Opening…
web-answering = Answering…
web-sending = Sending…
web-log = Conversation
web-choices = Choices
web-bot = Chibo:
web-me = Me:
web-private = Private, not kept on this device
web-text = Message
web-text-keys = Enter sends, Shift + Enter starts a new line
web-code = Code on the invitation
web-download = Download
