import { actionOf } from '../../conversation/actions.ts'
import type { Member, Reply } from '../../conversation/screen.ts'
import { here } from '../../conversation/screen.ts'
import type { Day, Period } from '../../platform/calendar.ts'
import { dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Locks } from '../org/link.service.ts'
import type { Mine } from '../org/mydata.service.ts'
import { unsent } from './author.rules.ts'
import type { OwnRecord } from './own.record.ts'
import { NOTHING } from './own.record.ts'
import { ownRepo } from './own.repo.ts'
import { lockedOwn, takenBack, unlockedAt, unlockedBy } from './own.rules.ts'
import { startScreen } from './write.screens.ts'

/** One's own record as it is now, without the locks whose time is over. */
export async function readOwn(unit: Unit, { person }: Member): Promise<OwnRecord> {
  return unlockedAt(await ownRepo(unit).read(person.id), unit.now)
}

/** The same, held: two phones write one after the other. */
export async function lockOwn(unit: Unit, { person }: Member): Promise<OwnRecord> {
  return unlockedAt(await ownRepo(unit).lock(person.id), unit.now)
}

export function saveOwn(unit: Unit, { person }: Member, own: OwnRecord): Promise<void> {
  return ownRepo(unit).save(person.id, own)
}

// ── the step that everybody passes ────────────────────────────────────────────────────────────────────────────

const SAID = ['none', 'speak', 'write'] as const

/**
 * Phrase 27, below every finished self-check. Each of its answers writes the own record once and nothing else: who has
 * nothing to say is as quiet as who writes. Whoever finishes gets a record, so that to have one tells nothing.
 */
export const feedbackStep = {
  async finished(unit: Unit, actor: Member): Promise<void> {
    await saveOwn(unit, actor, await lockOwn(unit, actor))
  },
  /** The question with its three answers, in their order; null once it was answered for this month. */
  async ask(unit: Unit, actor: Member, period: Period): Promise<{ text: string; answers: { said: string; label: string }[] } | null> {
    const { step } = await readOwn(unit, actor)
    if (step !== null && step.period >= period) return null
    return { text: actor.say('feedback-step'), answers: SAID.map((said) => ({ said, label: actor.say(LABELS[said]) })) }
  },
  /** @returns what is shown in place of the finished check; nothing where that stays */
  async answer(unit: Unit, actor: Member, { period, said }: { period: Period; said: string }): Promise<Reply[]> {
    const own = await lockOwn(unit, actor)
    await saveOwn(unit, actor, { ...own, step: { period, said: SAID.find((one) => one === said) ?? 'none' } })
    return said === 'write' ? [here(startScreen(actor))] : [{ toast: actor.say('feedback-step-done') }]
  },
}

const LABELS = { none: 'feedback-step-none', speak: 'feedback-step-speak', write: 'feedback-step-write' } as const

// ── relinking, withdrawing, "my data" ─────────────────────────────────────────────────────────────────────────

/** What of one's own feedback goes under lock when a member is linked anew, and comes out again (PV22). */
export const feedbackLocks: Locks = {
  async lock(unit, personId, { until, by, pin }) {
    await change(unit, personId, (own) => lockedOwn(own, { until: until.toISOString(), by, pin }))
  },
  async find(unit, personId) {
    const { locked } = unlockedAt(await ownRepo(unit).read(personId), unit.now)
    const until = locked.map((lock) => lock.until).toSorted().at(-1)
    if (until === undefined) return null
    return { until: new Date(until), pins: [...new Set(locked.flatMap(({ pin }) => (pin === null ? [] : [pin])))] }
  },
  async open(unit, personId, by) {
    await change(unit, personId, (own) => ('pin' in by ? unlockedBy(own, by.pin) : takenBack(own, by.account)))
  },
}

async function change(unit: Unit, personId: string, to: (own: OwnRecord) => OwnRecord): Promise<void> {
  const repo = ownRepo(unit)
  await repo.save(personId, to(unlockedAt(await repo.lock(personId), unit.now)))
}

/**
 * Somebody withdraws: draft, list of cases and step go in this very unit. What was sent stays as it was promised, or,
 * with `recall`, is withdrawn; either leaves with the next collecting, after which the row itself is deleted.
 */
export async function forgetFeedback(unit: Unit, personId: string, { recall }: { recall: boolean }): Promise<void> {
  const on = dayOf(unit.now, 'UTC')
  await change(unit, personId, (own) => ({ ...NOTHING, ...underway(recall ? recalled(own, on) : own) }))
}

/** Everything that has left is called back; what has not never leaves. */
function recalled(own: OwnRecord, on: Day): OwnRecord {
  const left = own.cases.filter(({ id }) => !unsent(own.outgoing, id))
  return { ...own, outgoing: left.map(({ id }) => ({ on, deed: { kind: 'withdraw', caseId: id } })) }
}

/** What waits to leave, and the cases that it is about. */
function underway({ outgoing, cases }: OwnRecord): Pick<OwnRecord, 'outgoing' | 'cases'> {
  const about = new Set(outgoing.map(({ deed }) => (deed.kind === 'send' ? deed.letter.caseId : deed.caseId)))
  return { outgoing, cases: cases.filter(({ id }) => about.has(id)) }
}

/** Under "my data": who has seen one's name as an author's. The same entry for everybody (PV32). */
export const feedbackEntries: Mine = async (_unit, { say, memberships }) => ({
  entries: memberships.some(({ kind }) => kind === 'branch') ? [{ label: say('feedback-opened'), action: actionOf('feedback', 'opened', 1) }] : [],
})
