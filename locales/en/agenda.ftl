### Agendas of meetings: how they are written, posted and handed on; papers.

## Headings · words

agenda-opening = Opening: guests, note-taker, roll, dues, programme adopted
agenda-information = News, new documents, the superior's orientation
agenda-results = Results of last month's resolution and of assigned tasks
agenda-opinion = Members' thinking; opinions and wishes of the People
agenda-self-criticism = Self-criticism and criticism; self-check on the 27 signs (secretary first)
agenda-remediation = What was promised to be mended: where it stands
agenda-tasks = Next month's tasks: discussion and assignment
agenda-proposals = Requests and proposals to the superior
agenda-superior = The superior's representative speaks
agenda-close = Conclusion; vote on a resolution if any; quality score; minutes adopted
# Of the other kinds of meeting.
agenda-topic = Report on the theme
agenda-discussion = Discussion of the theme
agenda-matter = The matter to be discussed
agenda-plan = Contents and programme of the branch's meeting
agenda-assigning = Who prepares what

## Lines that Chibo brings · words

# $title is what was decided; $owner a name; $due a day in digits.
agenda-task = { $title } ({ $owner }, due { $due })
agenda-task-free = { $title } (due { $due })
agenda-task-owner = { $title } ({ $owner })
agenda-task-late = { $title } ({ $owner }, overdue since { $due })
agenda-task-done = Done: { $title } ({ $owner })
agenda-task-done-all = Done: { $title }
agenda-orientation = Orientation of { $org }: { $words }
agenda-answer = Answer of { $org } to “{ $asked }”: { $words }
agenda-waiting = The request “{ $asked }” awaits an answer of { $org }
agenda-round = Self-check of { $period }: the secretary first, then each member
agenda-raised = { $name } raises: { $words }

## The agenda · words

agenda-title = agenda: { $meeting }
agenda-part = Part { $n }. { $name }
agenda-part-regular = Regular meeting
agenda-part-themed = Themed meeting
agenda-part-topic = Theme: { $topic }
agenda-updated = Updated { $date }
agenda-version = Version { $n }, posted by { $name }, { $date }
agenda-in-file = { $count } more headings and all details are in the file.
agenda-struck = (struck) { $text }
agenda-for-readers = (for the committee alone) { $text }
agenda-plain-papers = Papers:

## The draft

agenda-draft-head = Draft agenda: { $meeting }.
agenda-draft-how = Press the number of a heading to change it. Members see it only after you have posted it.
agenda-no-topic = The theme has no name yet.
agenda-section-empty = Nothing stands under this heading yet.
agenda-add-ask = Type what stands under this heading, a line for each point.
agenda-reword-ask = Type this line anew. It reads now:
agenda-rename-ask = Type a new name for this heading.
agenda-rename-all = Type a new name for this heading. It stands in all agendas of the branch from now on.
agenda-add-section-ask = Type the name of a heading to add.
agenda-topic-ask = Type the name of the theme.
agenda-paste-ask = Paste an agenda here. A numbered line becomes a heading, the lines below it its contents.
agenda-paste-replaces = The headings of this draft are replaced by what is pasted.
agenda-pasted = Taken: { $sections } headings, { $lines } lines.
agenda-paste-more = If there is more, paste it here.
agenda-replace-ask = The headings and lines that were changed in this draft will be replaced. Are you sure?
agenda-overtaken = This line was changed elsewhere meanwhile. It reads:
agenda-overtaken-yours = What you have typed:
agenda-preview = Members will see exactly this.
agenda-preview-again = What was posted is replaced by this, marked “updated”.
agenda-preview-same = What is posted reads like this.
agenda-plain-copy = Copy this into the e-handbook or another chat.
agenda-plain-file = The agenda is long: it is in the file below, to be copied elsewhere.
agenda-file-below = The agenda is in the file below.

## The agenda · buttons

agenda-open = Agenda
agenda-draft-open = Draft
agenda-plain-open = Text to paste
agenda-prepared-open = Agenda of the branch's meeting
agenda-versions = Earlier version
agenda-version-before = The one before
agenda-preview-open = As members will see it
agenda-post = Post the agenda
agenda-post-again = Post the update
agenda-topic-open = Name of the theme
agenda-add-section = Add a heading
agenda-paste = Paste a text
agenda-last = From last time
agenda-again = Start from the template
agenda-add = Add a line
agenda-rename = Rename
agenda-up = Move up
agenda-drop-section = Drop this heading
agenda-reword = Change the words
agenda-strike = Strike this line
agenda-restore = The first words again
agenda-use-mine = Use my words
agenda-use-theirs = Keep the other words
agenda-file-docx = Word file

## The agenda · toasts

agenda-saved = Saved in the draft.
agenda-posted = The agenda is posted.
agenda-looked-other = The draft has just changed. Look at it again, then post it.
agenda-changed-meanwhile = This line was changed elsewhere meanwhile. Please look again.
agenda-too-much = The agenda is too long: at most 100 headings and 30,000 characters.
agenda-line-long = A line is { $over } characters beyond 1,000. Please split it.
agenda-heading-bad = A heading has 1 to 200 characters. Please type it again.
agenda-nothing-pasted = There is no text in what was pasted. Please paste it again.
agenda-no-last = There is no agenda of an earlier meeting to take.
agenda-over = The minutes are adopted, so the agenda no longer changes.

## The agenda, in lists · words

audit-agenda-posted = posted an agenda
audit-paper-added = added a meeting's paper
audit-paper-removed = removed a meeting's paper
paper-agenda = agenda
paper-agenda-draft = draft agenda
paper-agenda-docx = agenda as a Word file
paper-agenda-text = agenda as plain text
paper-paper = a meeting's paper

## Papers

papers-head = Papers: { $meeting }.
papers-none = There are no papers yet.
paper-ask = Send a paper here, one file at a time, at most 5 MB.
paper-below = “{ $name }” is in the file below.
paper-ahead = Sent on { $day }, { $days } days ahead.
paper-same-day = Sent on { $day }, the day of the meeting.
paper-after = Sent on { $day }, after the meeting.

## Papers · buttons

papers-open = Papers ({ $count })
paper-add = Add a paper
paper-get = Get the paper
paper-drop = Remove this paper

## Papers · toasts

paper-taken = The paper was taken.
paper-dropped = The paper was removed.
paper-empty = This file is empty. Please send it again.
papers-enough = This meeting has 20 papers already and takes no more.
