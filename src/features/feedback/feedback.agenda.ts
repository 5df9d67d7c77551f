import { periodOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { AgendaItem } from '../meetings/agenda.rules.ts'
import type { AgendaSource } from '../meetings/agenda.service.ts'
import type { MeetingRow } from '../meetings/meeting.rules.ts'
import type { Release } from './case.record.ts'
import { feedbackRepo } from './feedback.repo.ts'
import { releaseRepo } from './release.repo.ts'
import { lastMonth } from './release.rules.ts'

/**
 * What the quarter's batch made known, on the agenda of the meeting that the batch was for: the reworded text as its
 * author agreed to it, whom it concerns, and neither author nor case. Handed on, it names nobody.
 */
export const releasedSource: AgendaSource = async (unit, meeting) => {
  const quarter = await quarterOf(unit, meeting)
  if (quarter === null) return []
  const batch = await feedbackRepo(unit).listBatch(meeting.organisationId, quarter)
  const names = await releaseRepo(unit).listNames(batch.flatMap(({ record: { subject } }) => (subject.kind === 'person' ? [subject.personId] : [])))
  return batch.map((one) => itemOf(one, names))
}

/** The quarter whose batch this meeting discusses: the themed one's own, on whosever evening it is, else that of its last month; null for any other. */
async function quarterOf(unit: Unit, { kind, period, organisationId, startsAt, timeZone: zone, withId, joinedId }: MeetingRow): Promise<string | null> {
  if (kind === 'themed') return withId === null ? period : null
  if (kind !== 'regular') return null
  const quarter = periodOf(startsAt, { kind: 'quarter', zone })
  if (joinedId !== null) return quarter
  const themed = await releaseRepo(unit).listMeetings([organisationId], { quarters: [quarter], months: [] })
  return themed.length === 0 && period === lastMonth(quarter) ? quarter : null
}

function itemOf({ id, record: { subject, text } }: Release, names: Map<string, string>): AgendaItem {
  const words = text.replaceAll('\n', ' ')
  if (subject.kind !== 'person') {
    const key = subject.kind === 'committee' ? 'agenda-released-committee' : 'agenda-released-branch'
    return { id, heading: 'opinion', text: { key, vars: { words } }, fixed: true }
  }
  const name = names.get(subject.personId) ?? ''
  return { id, heading: 'self-criticism', text: { key: 'agenda-released', vars: { name, words }, outside: 'agenda-released-outside' }, fixed: true }
}
