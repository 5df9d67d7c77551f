import type { Block } from '../../conversation/documents.ts'
import type { Say } from '../../conversation/words.ts'
import { partsOf as partsOfMoment } from '../../platform/calendar.ts'
import { capital } from '../org/members.screens.ts'
import { takesPart } from '../org/org.rules.ts'
import { headingOf } from './agenda.screens.ts'
import { dayDigits } from './assignments.service.ts'
import type { Intention, Reason } from './attendance.rules.ts'
import { isExcused, quorumOf } from './attendance.rules.ts'
import { meetingName } from './meeting.screens.ts'
import type { Attendee } from './meetings.service.ts'
import { isCarried } from './minutes.rules.ts'
import type { Scene } from './minutes.service.ts'
import type { Criterion, Points } from './quality.rules.ts'
import { CRITERIA, levelOf, QUALITY } from './quality.rules.ts'

export const REASONS: Record<Reason, string> = { ill: 'absence-ill', duty: 'absence-duty', away: 'absence-away', family: 'absence-family', other: 'absence-other' }
export const MEANT: Record<Intention, string> = { come: 'who-come', excused: 'who-excused', online: 'who-online' }
export const CRITERION_WORDS: Record<Criterion, string> = {
  time: 'quality-time', attendance: 'quality-attendance', preparation: 'quality-preparation', conduct: 'quality-conduct', principles: 'quality-principles',
  results: 'quality-results', close: 'quality-close',
}
export const LEVEL_WORDS = { good: 'quality-good', fair: 'quality-fair', middling: 'quality-middling', weak: 'quality-weak' } as const

/** `superior`: the committee above, in whose name's line the head begins; `points` of the estimate; `names` by id. */
export type Written = Scene & { superior: string | null; points: Points; names: Map<string, string> }

export function minutesTitle(say: Say, { sheet }: Pick<Scene, 'sheet'>): string {
  return say('minutes-title', { meeting: meetingName(say, sheet) })
}

/** The minutes in the order of outline d.3, for the screen and for the file. */
export function minutesBlocks(say: Say, written: Written): Block[] {
  const { sheet: { minutes }, names } = written
  const name = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  return [
    letterhead(say, written), ...whoAndWhen(say, written), ...programme(say, written), ...spoken(say, written),
    ...decided(say, written, name), ...estimate(say, written),
    { text: say('minutes-closed', { date: written.sheet.closedAt ? say.moment(written.sheet.closedAt, written.sheet.timeZone) : '…' }) },
    { pair: [[say('minutes-note-taker'), '', '', '', name(written.sheet.noteTakerId)], [say('minutes-chair'), '', '', '', name(minutes.chairId)]] },
    ...(minutes.corrections.length === 0 ? [] : [
      { head: say('minutes-corrections') },
      ...minutes.corrections.map(({ at, by, before, reason }): Block => ({ text: say('minutes-correction', { date: say.moment(new Date(at), written.sheet.timeZone), name: name(by), before: before === '' ? '–' : before, reason }) })),
    ]),
  ]
}

function letterhead(say: Say, { superior, sheet }: Written): Block {
  const { day, month, year } = partsOfMoment(sheet.startsAt, sheet.timeZone)
  return { pair: [
    [...(superior === null ? [] : [superior.toUpperCase()]), sheet.organisation.toUpperCase(), say('minutes-number')],
    [say('minutes-party'), say('minutes-dated', { day, month, year })],
  ] }
}

function whoAndWhen(say: Say, { sheet, people, names }: Written): Block[] {
  const { minutes } = sheet
  const asked = people.filter(({ partyStatus }) => takesPart(partyStatus))
  const absent = asked.filter(({ present }) => present === 'no')
  const { exempt, probationary } = quorumOf(people)
  const chair = minutes.chairId === null ? '…' : (names.get(minutes.chairId) ?? '…')
  const taker = sheet.noteTakerId === null ? '…' : (names.get(sheet.noteTakerId) ?? '…')
  return [
    { head: say('minutes-head-when') }, { text: say('minutes-when', { date: say.moment(sheet.startsAt, sheet.timeZone), place: sheet.place ?? '…' }) },
    { head: say('minutes-head-who') },
    { text: say('minutes-counts', {
      all: people.length, full: people.length - probationary, probationary, exempt, present: asked.filter(({ present }) => present === 'yes' || present === 'online').length,
      excused: absent.filter(isExcused).length, unexcused: absent.filter((one) => !isExcused(one)).length,
    }) },
    { table: {
      columns: [say('minutes-column-n'), say('minutes-column-name'), say('minutes-column-meant'), say('minutes-column-present'), say('minutes-column-reason')],
      rows: people.map((one, n) => [String(n + 1), one.fullName, one.intention === null ? '' : say(MEANT[one.intention]), presenceOf(say, one), one.reason === null ? '' : say(REASONS[one.reason])]),
    } },
    { text: say('minutes-chaired', { chair, taker }) }, ...(minutes.guests === null ? [] : [{ text: say('minutes-guests', { names: minutes.guests }) }]),
    ...(minutes.dues === null ? [] : [{ text: say('minutes-dues', minutes.dues) }]),
  ]
}

/** Both things stand there: what was said before, and what was so (AT3). */
export function presenceOf(say: Say, { present, partyStatus, ...one }: Attendee): string {
  if (present === null) return takesPart(partyStatus) ? '' : say(`status-${partyStatus}`)
  if (present !== 'no') return say(present === 'yes' ? 'minutes-present' : 'minutes-online')
  return say(isExcused(one) ? 'minutes-absent-excused' : 'minutes-absent')
}

function programme(say: Say, { sheet: { minutes }, programme: parts }: Written): Block[] {
  return parts.flatMap(({ kind, topic, sections }, at): Block[] => [
    { head: parts.length === 1 ? say('minutes-head-course') : say('minutes-head-part', { n: at + 1, name: kind === 'themed' ? say('agenda-part-topic', { topic: topic ?? '…' }) : say('agenda-part-regular') }) },
    ...sections.map((section, n): Block => {
      const note = minutes.notes[noteKey(at, section.id)]
      return { text: `${n + 1}. ${headingOf(say, section)}${note === undefined ? '' : `\n${note}`}` }
    }),
  ])
}

/** Where a section's note lies: of the second part apart from the first's. */
export function noteKey(part: number, sectionId: string): string {
  return part === 0 ? sectionId : `${part + 1}.${sectionId}`
}

function spoken(say: Say, { sheet: { minutes }, people }: Written): Block[] {
  const rows = people.filter(({ spoke, personId }) => spoke !== null || minutes.gists[personId] !== undefined)
  if (rows.length === 0) return []
  return [
    { head: say('minutes-head-spoken', { count: rows.length }) },
    ...rows.map(({ personId, fullName }): Block => {
      const gist = minutes.gists[personId]
      return { text: gist?.state === 'approved' && gist.text !== null ? say('minutes-said', { name: fullName, words: gist.text }) : say('minutes-spoke', { name: fullName }) }
    }),
  ]
}

function decided(say: Say, { sheet: { minutes }, people }: Written, name: (id: string | null) => string): Block[] {
  const { voters } = quorumOf(people)
  return [
    { head: say(minutes.resolution ? 'minutes-head-resolution' : 'minutes-head-conclusion') }, ...(minutes.conclusion === null ? [] : [{ text: minutes.conclusion }]),
    ...(minutes.decisions.length === 0 ? [] : [{ table: {
      columns: [say('minutes-column-task'), say('minutes-column-owner'), say('minutes-column-due')],
      rows: minutes.decisions.map(({ text, ownerId, due }) => [text, ownerId === null ? say('minutes-all') : name(ownerId), due === null ? '' : dayDigits(due)]),
    } }]),
    ...(minutes.votes.length === 0 ? [] : [{ head: say('minutes-head-votes') }, { table: {
      columns: [say('minutes-column-matter'), say('minutes-column-yes'), say('minutes-column-no'), say('minutes-column-other'), say('minutes-column-result')],
      rows: minutes.votes.map((vote) => [vote.matter, String(vote.yes), String(vote.no), String(vote.other), say(isCarried(vote, voters) ? 'minutes-carried' : 'minutes-not-carried')]),
    } }]),
    ...(minutes.requests.length === 0 ? [] : [{ head: say('minutes-head-requests') }, ...minutes.requests.map(({ text }, n): Block => ({ text: `${n + 1}. ${text}` }))]),
  ]
}

function estimate(say: Say, { points }: Written): Block[] {
  const level = levelOf(points)
  if (Object.keys(points).length === 0) return []
  return [
    { head: say('minutes-head-quality') },
    { text: CRITERIA.map((criterion) => `${say(CRITERION_WORDS[criterion])}: ${points[criterion] ?? '…'}/${QUALITY[criterion]}`).join('\n') },
    ...(level === null ? [] : [{ text: say('quality-sum', { points: level.sum, level: say(LEVEL_WORDS[level.level]) }) }]),
  ]
}

/** The same as lines of a screen. */
export function minutesLines(say: Say, written: Written): string[] {
  return [capital(minutesTitle(say, written)), ...minutesBlocks(say, written).flatMap((block): string[] => {
    if ('head' in block) return ['', block.head]
    if ('text' in block) return block.text.split('\n')
    if ('pair' in block) return []
    return block.table.rows.map((row) => row.filter((cell) => cell !== '').join(' · '))
  })]
}
