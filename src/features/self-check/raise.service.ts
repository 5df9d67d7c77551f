import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Occurrence } from '../../platform/schedule.ts'
import type { Unit } from '../../platform/unit.ts'
import { meetingsOf } from '../meetings/meetings.service.ts'
import { may } from '../org/access.rules.ts'
import type { FrozenMeeting, RaisedWords } from './raise.repo.ts'
import { raiseRepo } from './raise.repo.ts'
import type { RaiseMeeting } from './raise.rules.ts'
import { inSpeakingOrder, isFrozen, putOn, raisedFor, raiseOf, reword, takeOff } from './raise.rules.ts'
import type { CheckRecord } from './self-check.record.ts'
import type { Check } from './self-check.rules.ts'
import { cutNote } from './self-check.rules.ts'
import { save } from './self-check.service.ts'
import { act } from './self-check.views.ts'

/** Meetings whose records are opened at once: some hundred records. */
const AT_ONCE = 20

export function listMeetings(unit: Unit, { person }: Member, { period }: Check): Promise<RaiseMeeting[]> {
  return raiseRepo(unit).listMeetings(person.id, period)
}

/** Puts the words of sign `n` on the agenda of a meeting; until its freeze that stands in the member's own record alone. */
export async function putOnAgenda(unit: Unit, actor: Member, { check, n, meetingId }: { check: Check; n: number; meetingId: string }): Promise<Check> {
  const meeting = (await listMeetings(unit, actor, check)).find(({ id }) => id === meetingId)
  if (!meeting) throw new Refusal('stale-button')
  return keep(unit, check, { n, record: putOn(check.record, n, { meeting, now: unit.now }) })
}

/** "Take back", or, with `mend`, "I mend it myself": then the words written for it go as well. */
export async function takeBack(unit: Unit, actor: Member, { check, n, mend }: { check: Check; n: number; mend: boolean }): Promise<Check> {
  const on = await meetingOf(unit, actor, { check, n })
  return keep(unit, check, { n, record: takeOff(check.record, n, { on, now: unit.now, mend }) })
}

export async function rewordRaise(unit: Unit, actor: Member, { check, n, typed }: { check: Check; n: number; typed: string }): Promise<Check> {
  const on = await meetingOf(unit, actor, { check, n })
  return keep(unit, check, { n, record: reword(check.record, n, { typed, on, now: unit.now }) })
}

/** Keeps of words that are too long as much as may be raised. */
export async function cutRaise(unit: Unit, actor: Member, { check, n }: { check: Check; n: number }): Promise<Check> {
  const words = raiseOf(check.record, n)?.words
  if (words === undefined) throw new Refusal('stale-button')
  return rewordRaise(unit, actor, { check, n, typed: cutNote(words) })
}

/** The meeting on whose agenda a sign stands; null where it stands on none, or on one of a branch that was left. */
async function meetingOf(unit: Unit, actor: Member, { check, n }: { check: Check; n: number }): Promise<RaiseMeeting | null> {
  const id = raiseOf(check.record, n)?.meeting ?? null
  return id === null ? null : ((await listMeetings(unit, actor, check)).find((meeting) => meeting.id === id) ?? null)
}

async function keep(unit: Unit, check: Check, { n, record }: { n: number; record: CheckRecord }): Promise<Check> {
  unit.changed(act('raise', check.id, n))
  unit.changed(act('raises', check.id, 1))
  return save(unit, { ...check, record }, [n])
}

/**
 * The agendas of a batch of branches are settled: what their members chose to raise leaves their records for the
 * readers, all at once. No statement per member.
 */
export async function freezeRaised(unit: Unit, batch: Occurrence[]): Promise<void> {
  const repo = raiseRepo(unit)
  const meetings = [...(await meetingsOf(unit, batch)).values()].filter((meeting) => isFrozen(meeting, unit.now)).map(({ id }) => id)
  for (let start = 0; start < meetings.length; start += AT_ONCE) {
    const rows = (await repo.listRecords(meetings.slice(start, start + AT_ONCE))).flatMap(({ record, ...whose }) =>
      raisedFor(record, whose.meetingId).map((words) => {
        const id = unit.newId()
        return { id, ...whose, text: unit.box.seal(`raised:${id}`, { words }) }
      }))
    if (rows.length > 0) await repo.addRaised(rows)
  }
}

/** What is raised at a branch's next meeting, for whoever may read it: from the freeze on, the secretary's first (domain rule 8). */
export async function listRaised(unit: Unit, actor: Member, organisationId: string): Promise<{ meeting: FrozenMeeting; raised: RaisedWords[] }> {
  const meeting = await frozenMeeting(unit, actor, organisationId)
  if (!meeting) throw new Refusal('stale-button')
  return { meeting, raised: inSpeakingOrder(await raiseRepo(unit).listRaised(meeting.id)) }
}

/** The meeting whose list this person may read now; null before the freeze, also for who will read it later. */
export async function frozenMeeting(unit: Unit, actor: Member, organisationId: string): Promise<FrozenMeeting | null> {
  const meeting = await raiseRepo(unit).findLastMeeting(organisationId)
  if (!meeting || !isFrozen(meeting, unit.now)) return null
  return may(actor, 'read', { kind: 'raised', org: organisationId, state: 'frozen' }, unit.now) ? meeting : null
}

/** People left branches: what they raised there goes. */
export async function forgetRaised(unit: Unit, leavers: readonly { personId: string; organisationId: string }[]): Promise<void> {
  await raiseRepo(unit).forget(leavers)
}
