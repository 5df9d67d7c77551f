import { FEEDBACK_MONTHS, RAISED_MONTHS, RECORD_YEARS } from './stored.rules.ts'

/** How long rows of a table are kept; `where` says which rows are over, `:then` being the moment so long ago. */
type Rule =
  | { kept: { days: number } | { months: number } | { years: number }; where: string; /** Emptied, and the row stays. */ empties?: string }
  /** Not by age: why its rows stay, or what takes them away. */
  | { stays: string }

/** Completion, attendance, figures, who held which office, what was done to whose data. */
const RECORD = { years: RECORD_YEARS } as const

/** Nobody's day of belonging is left of this person. */
const BELONGS_NOWHERE = (person: string) => `not exists (select from membership m where m.person_id = ${person})`
const HAS_LEFT = (person: string) => `not exists (select from membership m where m.person_id = ${person} and (m."to" is null or m."to" > :then::date))`

/**
 * How long everything is kept, every table of the schema, in the order in which it is deleted (AL4). A table that stands
 * nowhere here fails a test; what a member reads of it stands in STORED.
 */
export const RETENTION: readonly (readonly [table: string, ...rules: Rule[]])[] = [
  // ── platform
  ['stored_update',
    { kept: { days: 8 }, where: `state in ('acted', 'shown') and day < :then::date` },
    // What failed is kept for whoever asks with its code.
    { kept: { days: 90 }, where: `day < :then::date` }],
  ['notice',
    // A calendar month is counted for the cap on messages (SC10).
    { kept: { days: 40 }, where: `state not in ('waiting', 'sending', 'held') and not_before < :then` },
    { kept: { years: 1 }, where: `not_before < :then` }],
  ['due', { stays: 'the next occurrence of each job, replaced by the one after it' }],
  // What a secretary was told each morning is noted by a hash, and forgotten by hands.repo.ts when it is over.
  ['claim',
    { kept: { days: 40 }, where: `period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' and left(period, 10) < to_char(:then, 'YYYY-MM-DD')` },
    { kept: { years: 2 }, where: `period ~ '^[0-9]{4}(-|$)' and left(period, 4) < to_char(:then, 'YYYY')` }],
  ['lease', { stays: 'a row for each thing that one process does' }],

  // ── the self-check, its meetings and figures
  ['self_check',
    // Answers and notes go by keep_until; here what nobody is left to read.
    { kept: { days: 1 }, where: `record is not null and ${HAS_LEFT('person_id')}`, empties: 'record = null, keep_until = null, locked_until = null' },
    { kept: { months: 2 }, where: `not done and record is null and period < to_char(:then, 'YYYY-MM')` },
    { kept: RECORD, where: `period < to_char(:then, 'YYYY-MM')` }],
  ['reminder_wish', { kept: { months: 2 }, where: `period < to_char(:then, 'YYYY-MM')` }],
  ['raised', { kept: { months: RAISED_MONTHS }, where: `not exists (select from meeting m where m.id = meeting_id and m.starts_at >= :then)` }],
  ['participant', {
    kept: RECORD,
    where: `thing_id in (select id from round where closes_at < :then union all select id from meeting where starts_at < :then)`,
  }],
  ['attendance',
    // Private words beside a reason are for the meeting.
    { kept: { days: 90 }, where: `words is not null and not exists (select from meeting m where m.id = meeting_id and m.starts_at >= :then)`, empties: 'words = null' },
    { kept: RECORD, where: `not exists (select from meeting m where m.id = meeting_id and m.starts_at >= :then)` }],
  ['group_post', { kept: { days: 60 }, where: `not exists (select from meeting m where m.id = meeting_id and m.starts_at >= :then)` }],
  // Of people they hold a task's owner, a remark, and what the branch itself has written.
  ['assignment', { kept: RECORD, where: `not exists (select from meeting m where m.id = meeting_id and m.starts_at >= :then)` }],
  ['branch_request', { kept: RECORD, where: `asked_on < :then::date` }],
  ['orientation', { kept: { years: 2 }, where: `sent_on < :then::date` }],
  ['paper', { kept: { years: 1 }, where: `not exists (select from meeting m where m.id = meeting_id and m.starts_at >= :then)` }],
  ['paper_part', { stays: 'goes with its paper' }],
  ['visit', { kept: { years: 1 }, where: `period <> '' and period < to_char(:then, 'YYYY-MM')` }],
  ['visit_note', { kept: RECORD, where: `"on" < :then::date` }],
  ['round', { kept: RECORD, where: `closes_at < :then and not exists (select from participant x where x.thing_id = round.id)` }],
  ['meeting', { kept: RECORD, where: `starts_at < :then and not exists (select from round r where r.meeting_id = meeting.id)
    and not exists (select from participant x where x.thing_id = meeting.id) and not exists (select from attendance a where a.meeting_id = meeting.id)` }],
  ['question_set', { stays: 'holds nothing of people; old checks are read in its words' }],
  ['wording', { stays: 'holds nothing of people' }],

  // ── feedback: of a case only its month stands in clear, so the evening's job of its branch deletes it
  ['feedback_reader', { stays: 'goes with its case' }],
  ['feedback_case', { stays: 'what was withdrawn, did not fit or had too few grounds for 90 days, what was verified as long as was promised: by tend.service.ts' }],
  ['feedback_release', { kept: { months: FEEDBACK_MONTHS }, where: `quarter < to_char(:then, 'YYYY-"Q"Q')` }],
  ['names_opened', { kept: { months: FEEDBACK_MONTHS }, where: `quarter < to_char(:then, 'YYYY-"Q"Q')` }],
  ['own_record', { stays: 'a row for each who uses Chibo, whatever is in it; goes some days after the consent, by tend.service.ts' }],

  // ── organisations and people
  ['absence', { kept: { years: 1 }, where: `"to" < :then::date` }],
  ['role_change', { kept: { days: 30 }, where: `expires_on < :then::date` }],
  ['audit_entry', { kept: RECORD, where: `at < :then` }],
  ['document_made', { kept: RECORD, where: `made_on < :then::date` }],
  ['consent', { kept: RECORD, where: `withdrawn < :then` }],
  ['membership',
    // A name that was entered and never confirmed.
    { kept: { days: 7 }, where: `"from" = "to" and "to" < :then::date` },
    { kept: RECORD, where: `"to" < :then::date` }],
  ['placement', { kept: RECORD, where: `"to" < :then::date` }],
  ['invitation', { kept: { days: 90 }, where: `${HAS_LEFT('person_id')} and expires_at < :then` }],
  // Linked ones end with withdrawal and with the last membership; the nightly tidying of an organisation sees to those.
  // Sessions end by themselves, and what the web chat shows again goes with the account; these are what a failure has left.
  ['web_session', { kept: { days: 180 }, where: `used_at < :then` }],
  ['web_message', { stays: 'the last thirty of a chat; goes with its account' }],
  ['device_link', { kept: { days: 1 }, where: `expires_at < :then` }],
  ['account', { kept: { days: 0 }, where: `person_id is not null and ${BELONGS_NOWHERE('person_id')}` }],
  ['person',
    // Whoever has left keeps name and status, as whoever never linked (CL4).
    {
      kept: { days: 90 }, where: `coalesce(phone_tail, card_tail, pin) is not null and ${HAS_LEFT('person.id')}`,
      empties: 'phone_tail = null, card_tail = null, tails_until = null, pin = null, pin_failures = 0, pin_until = null',
    },
    {
      kept: { days: 0 },
      where: `${BELONGS_NOWHERE('person.id')} and not exists (select from participant x where x.person_id = person.id)
        and not exists (select from self_check c where c.person_id = person.id) and not exists (select from consent c where c.person_id = person.id)
        and not exists (select from audit_entry e where e.actor_id = person.id or e.subject_id = person.id)`,
    }],
  ['organisation', { stays: 'the tree itself' }],
]
