### The own organisation's roster as a file, in a chat. What is wrong in a file is said in the words of admin.ftl.

## The roster as a file

roster-ask = Please send the roster file here: Excel (xlsx), or CSV in UTF-8. It is shown first and saved afterwards.
roster-ask-how = The easiest way: download the present roster, change that file and send it back.
roster-downloaded = The present roster is in the file below. Change it and send it back here. Where phone and card number are empty, they stay as they are.
roster-look = The file was read; nothing is saved yet. It will change this:
roster-look-same = The file was read. It holds nothing new.
roster-look-saved = The roster is saved.
roster-look-bad = { $count } places in the file are wrong, so nothing is saved. Please correct it and send it again here.

## The roster as a file · toasts

roster-look-again = The roster has just changed. Please look again, then save.

## The roster as a file · words

roster-look-added = Added: { $name }
roster-look-changed = Changed: { $name } ({ $what })
# What changes in a line of the file: one word for each of its columns.
roster-what-full_name = name
roster-what-language = language
roster-what-phone = phone number
roster-what-card_no = card number
roster-what-role = role
roster-what-party_status = Party status
roster-what-cell = group
roster-what-joined_on = day of joining the Party
roster-what-until = last day
roster-look-closed = Ended: { $name }
roster-look-missing = Not in the file, stays: { $name }
roster-role-waits = { $name }: { $role }, waits for confirmation from above
roster-kept = { $name }: left as it is, to be changed at the person's own entry
expected-own-person = a code of this organisation, or a new one; people from elsewhere have to be transferred
# The file's name.
roster-file-name = roster
# How the list of files that name somebody calls it.
paper-roster = roster file
audit-roster-imported = saved the roster from a file

## The roster as a file · buttons

roster-open = Roster as a file
roster-download = Download the present roster
roster-save = Save the roster
roster-list = See the roster
