import type { AgendaItem } from '../meetings/agenda.rules.ts'
import type { AgendaSource } from '../meetings/agenda.service.ts'
import { raiseRepo } from './raise.repo.ts'
import { inSpeakingOrder, isFrozen } from './raise.rules.ts'
import { roundRepo } from './round.repo.ts'

/** The round that a meeting discusses: the secretary speaks first (domain rule 8). Who has done it is no matter of the agenda. */
export const roundSource: AgendaSource = async (unit, meeting) => {
  const round = meeting.kind === 'regular' ? await roundRepo(unit).findOfMeeting(meeting.id) : null
  return round === null ? [] : [{ id: round.id, heading: 'self-criticism', text: { key: 'agenda-round', vars: { period: round.period.split('-').toReversed().join('/') } } }]
}

/** What members chose to raise: from the freeze on, all at once, and for the readers of the branch alone (PV33). */
export const raisedSource: AgendaSource = async (unit, meeting) => {
  if (meeting.kind !== 'regular' || !isFrozen(meeting, unit.now)) return []
  const raised = inSpeakingOrder(await raiseRepo(unit).listRaised(meeting.id))
  return raised.map(({ id, fullName, words }): AgendaItem => ({
    id, heading: 'self-criticism', for: 'readers', text: { key: 'agenda-raised', vars: { name: fullName, words: words.replaceAll('\n', ' ') } },
  }))
}
