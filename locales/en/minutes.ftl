### Minutes of meetings: written while the meeting goes on, adopted at its close.

## The minutes, while they are written

minutes-open-head = Minutes: { $meeting }.
minutes-is-open = The minutes are being written.
minutes-is-closed = The meeting is over; the minutes are not adopted yet.
minutes-is-adopted = The minutes are adopted.
minutes-so-far = Spoken: { $spoken }. Tasks: { $decisions }. Votes: { $votes }.
minutes-correct-how = To correct a part, press it and give the reason. The old words are kept.
minutes-course-head = Press a number to note what was said under a heading.
minutes-speakers-head = Press the name of whoever has spoken.
minutes-not-spoken = Has not spoken.
minutes-spoken-short = Has spoken briefly.
minutes-spoken-long = Has spoken at length.
minutes-gist-asked = The words below wait for this member's yes.
minutes-gist-approved = This member has agreed to the words below.
minutes-gist-said = The minutes say: has spoken.
minutes-owner-ask = Who does this?
minutes-chair-ask = Who is in the chair?
minutes-owner = Owner: { $name }.
minutes-due = Due: { $day }.
minutes-no-conclusion = The minutes hold no conclusion.
minutes-own-tasks = Your tasks:
minutes-no-own-tasks = You were given no task of your own.
minutes-file-below = The file is below. Look through it before it is signed.

## What is asked in the minutes

minutes-guests-ask = Type names and posts of the superior's representatives and guests.
minutes-conclusion-ask = Type the conclusion of the meeting.
minutes-dues-ask = Type two numbers: how many have paid, of how many, such as 24/25. Chibo stores no amounts.
minutes-note-ask = Type what was said under this heading.
minutes-gist-ask = Type the gist of the self-criticism. Chibo asks this very member before it enters the minutes.
minutes-decision-ask = Type one thing that the meeting has decided.
minutes-due-ask = Type the day by which it is done, such as 30/11/2026.
minutes-vote-ask = Type what is voted on and three numbers: in favour, against, other. For example: Resolution: 24/0/1.
minutes-request-ask = Type one request to the superior. It is sent when the minutes are adopted.
minutes-now = It reads now: { $words }.
minutes-dash = Type - to take this away.
minutes-reason-ask = The minutes are adopted. Type why they are corrected, then the new words.

## Adopting

minutes-adopt-ask = Adopt the minutes: { $meeting }?
minutes-adopt-present = Present: { $present } of { $all }.
minutes-adopt-conclusion = Conclusion: { $words }.
minutes-adopt-resolution = Resolution: { $words }.
minutes-adopt-requests = Requests to the superior: { $count }.
minutes-adopt-waiting = { $count } gists have no yes yet: the minutes say “has spoken”.
minutes-adopt-after = Once adopted, the branch reads the minutes and absentees are told. Later changes need a reason.
absentee-outcome = You missed the meeting of { $date }. Its conclusions and your tasks: see here.

## One's own words

minutes-mine-ask = The minutes will hold your self-criticism like this. Are these your words?
minutes-mine-kept = These words stand.
minutes-mine-said = The minutes only say: has spoken.

## The order of speaking

rota-head = Speaking in { $minutes } minutes, { $count } members. Names in bold speak at length this time.
rota-too-short = This time is too short for a word from each.

## The order of speaking · words

rota-minutes = { $count } min
rota-seconds = { $minutes } min { $seconds } s

## The estimate of the meeting

quality-head = Quality of the meeting. What can be counted is filled in; the branch votes, the superior decides.
quality-ask = Type the points, from 0 to { $most }.
quality-sum = Sum: { $points }/100, { $level }.

## The estimate · words

quality-time = Time
quality-attendance = Attendance
quality-preparation = Preparation
quality-conduct = Conduct and discussion
quality-principles = Principles
quality-results = Results of the last resolution
quality-close = Close
quality-good = good
quality-fair = fair
quality-middling = middling
quality-weak = weak
quality-counted = (counted)

## The minutes · buttons

minutes-open = Minutes
minutes-read = Read the minutes
minutes-course = Under each heading
minutes-speakers = Who has spoken
minutes-decisions = Decisions and tasks ({ $count })
minutes-votes = Votes ({ $count })
minutes-requests = Requests upward ({ $count })
minutes-conclusion = Conclusion
minutes-guests-open = Guests
minutes-dues-open = Dues
minutes-chair-open = Chair
minutes-quality = Quality
minutes-is-resolution = It is a resolution
minutes-is-conclusion = It is a conclusion
minutes-close = Close the meeting
minutes-adopt-open = Adopt the minutes
minutes-adopt = Adopt
minutes-add = Add
minutes-rota = Order of speaking
minutes-set-short = Briefly
minutes-set-long = At length
minutes-set-none = Not spoken
minutes-gist-open = Note the self-criticism
minutes-owner-open = Choose the owner
minutes-due-open = Set the day
minutes-decision-open = Change the words
minutes-gist-waits = Your words in the minutes
minutes-mine-yes = These are my words
minutes-mine-no = Only that I spoke
minutes-docx = Word file
minutes-pdf = PDF file
minutes-xlsx = Attendance, Excel
minutes-csv = Attendance, CSV

## The minutes · toasts

minutes-saved = Saved.
minutes-corrected = Corrected. The old words and the reason are kept.
minutes-closed-now = The meeting is closed.
minutes-adopted = The minutes are adopted.
minutes-not-begun = The meeting has not begun yet.
minutes-no-reason = Please say why it is corrected.
minutes-too-long = The text is { $over } characters too long. Please shorten it.
minutes-too-many = This list has 40 entries already and takes no more.
minutes-bad-dues = Type two numbers such as 24/25, the first not above the second.
minutes-bad-vote = Type the matter, a colon and the numbers, such as: Resolution: 24/0/1.
minutes-bad-day = Type a day such as 30/11/2026.
minutes-bad-points = Type a number from 0 to { $most }.

## The minutes as a document · words

minutes-title = minutes: { $meeting }
minutes-title-upper = MINUTES: { $meeting }
minutes-party = COMMUNIST PARTY OF VIET NAM
minutes-number = No. … -BB/CB
minutes-dated = { $day }/{ $month }/{ $year }
minutes-head-when = Time and place
minutes-when = Began { $date }, at { $place }.
minutes-head-who = Those who took part
minutes-counts = Members { $all }, full { $full }, probationary { $probationary }, exempt { $exempt }. Present { $present }, excused { $excused }, unexcused { $unexcused }.
minutes-chaired = Chair: { $chair }. Note-taker: { $taker }.
minutes-guests = Guests: { $names }.
minutes-dues = Dues: { $paid } of { $of } have paid.
minutes-head-course = Programme and proceedings
minutes-head-part = Part { $n }. { $name }
minutes-head-spoken = Self-criticism and criticism: { $count } spoke
minutes-said = { $name }: { $words }
minutes-spoke = { $name }: has spoken
minutes-head-conclusion = Conclusion and tasks
minutes-head-resolution = Resolution and tasks
minutes-head-votes = Votes
minutes-head-requests = Requests and proposals to the superior
minutes-head-quality = The meeting's own estimate
minutes-closed = Closed { $date }.
minutes-note-taker = NOTE-TAKER
minutes-chair = CHAIR
minutes-corrections = Corrected after adoption
minutes-correction = { $date }, { $name }. Old words: { $before }. Reason: { $reason }.
minutes-column-n = No.
minutes-column-name = Name
minutes-column-status = Status
minutes-column-meant = Said before
minutes-column-present = Presence
minutes-column-reason = Kind of reason
minutes-column-task = Task
minutes-column-owner = Owner
minutes-column-due = Due
minutes-column-matter = Matter
minutes-column-yes = For
minutes-column-no = Against
minutes-column-other = Other
minutes-column-result = Result
minutes-carried = carried
minutes-not-carried = not carried
minutes-all = The whole branch
minutes-present = present
minutes-online = online
minutes-absent = absent, unexcused
minutes-absent-excused = absent, excused
minutes-spoke-short = brief
minutes-spoke-long = long
minutes-noted = noted
attendance-file-name = attendance: { $meeting }

## The minutes, in lists · words

audit-minutes-adopted = adopted minutes
audit-minutes-corrected = corrected adopted minutes
paper-minutes-docx = minutes as a Word file
paper-minutes-pdf = minutes as PDF
paper-attendance-xlsx = attendance as Excel
paper-attendance-csv = attendance as CSV
