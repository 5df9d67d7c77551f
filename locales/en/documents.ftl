### Files that Chibo makes, and files that are sent to it.

## Files

file-wanted = Chibo is waiting for a file. Please send it here, or type /cancel to stop.
document-not-made = The file could not be made. Please try again later.
# Above each question for a file.
refuse-secret = Chibo takes no documents marked secret. Please use the prescribed channel.

## Files · toasts

file-too-big = The file is larger than { $most } MB. Please send it in smaller parts.
file-not-fetched = The file could not be fetched. Please send it again.
