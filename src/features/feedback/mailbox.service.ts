import type { Day } from '../../platform/calendar.ts'
import { addDays, dayOf, periodOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { effectiveSettingsOf, findOrganisations } from '../org/org.service.ts'
import type { Case } from './case.record.ts'
import { feedbackRepo } from './feedback.repo.ts'
import type { Mailer } from './mailbox.repo.ts'
import { mailboxRepo } from './mailbox.repo.ts'
import { LONGEST } from './case.rules.ts'
import { applyDeed, isOver, markMany, mayLeave, newCase, placeOfDeed, withoutDeleted, withoutTakenBack } from './mailbox.rules.ts'
import type { Letter, Outgoing, OwnRecord } from './own.record.ts'
import { ownRepo } from './own.repo.ts'
import { arrivalOf, routeAbove } from './routing.service.ts'

/** Branches whose own records are opened at once: some hundred records of sixteen kilobytes. */
const AT_ONCE = 20

type Branch = { id: string; today: Day; month: string; k: number; mailers: Mailer[] }
/** What is collected in this unit: cases that there were, and new ones. */
type Cases = { held: Map<string, Case>; fresh: Map<string, Case> }
type Sent = { author: string; own: OwnRecord; one: Outgoing; branch: Branch }

/**
 * Collects what members of these branches have sent and done about their cases, as far as it may leave, and writes the
 * own records of each branch anew in which somebody used Chibo, all of them: nothing in a case is ever written when its
 * author presses something, and no own record tells whose it was (PV24, PV25). `all`: whatever its day, before things
 * are made known.
 */
export async function collectLetters(unit: Unit, organisationIds: readonly string[], { all = false }: { all?: boolean } = {}): Promise<void> {
  const ids = organisationIds.toSorted()
  for (let start = 0; start < ids.length; start += AT_ONCE) await collectSome(unit, ids.slice(start, start + AT_ONCE), all)
}

async function collectSome(unit: Unit, ids: readonly string[], all: boolean): Promise<void> {
  const branches = await readBranches(unit, ids)
  // Somebody may have written something since the evening before: only if all are written anew does nothing tell who.
  const active = new Map([...branches].filter(([, branch]) => all || wasUsed(branch, 1)))
  // What waits for others to use Chibo leaves after some days without them, too.
  const quiet = new Map([...branches].filter(([id, branch]) => !active.has(id) && wasUsed(branch, LONGEST + 1)))
  for (const [author, own] of await ownRepo(unit).readAll(peopleOf(quiet))) {
    for (const one of withoutTakenBack(own.outgoing)) {
      const branch = branchOf(quiet, own, one)
      if (branch && leaves(branch, author, one)) active.set(branch.id, branch)
    }
  }
  const records = await ownRepo(unit).lockAll(peopleOf(active))
  if (records.size === 0) return
  const cases: Cases = { held: new Map(), fresh: new Map() }
  const kept = await feedbackRepo(unit).listKnown([...records.values()].flatMap((own) => own.cases.map(({ id }) => id)))
  for (const [author, own] of records) records.set(author, await emptied(unit, { author, own: withoutDeleted(own, kept), cases, active, all }))
  await save(unit, cases)
  await ownRepo(unit).saveAll(records)
}

const peopleOf = (branches: ReadonlyMap<string, Branch>): string[] =>
  [...new Set([...branches.values()].flatMap(({ mailers }) => mailers.map(({ personId }) => personId)))]

function wasUsed({ today, mailers }: Branch, days: number): boolean {
  return mailers.some(({ usedOn }) => usedOn !== null && usedOn >= addDays(today, -days))
}

/** An own record from which everything that may leave has left, in the order in which it was done. */
async function emptied(unit: Unit, { author, own, cases, active, all }: {
  author: string; own: OwnRecord; cases: Cases; active: Map<string, Branch>; all: boolean
}): Promise<OwnRecord> {
  let next: OwnRecord = { ...own, outgoing: [] }
  for (const one of withoutTakenBack(own.outgoing)) {
    const branch = branchOf(active, own, one)
    const left = branch && (all || leaves(branch, author, one)) ? await deliver(unit, cases, { author, own: next, one, branch }) : null
    next = left ?? { ...next, outgoing: [...next.outgoing, one] }
  }
  return next
}

function branchOf(branches: ReadonlyMap<string, Branch>, own: OwnRecord, { deed }: Outgoing): Branch | undefined {
  return branches.get(placeOfDeed(deed, own.cases)?.organisationId ?? '')
}

function leaves({ today, k, mailers }: Branch, author: string, one: Outgoing): boolean {
  const used = mailers.filter(({ member, personId, usedOn }) => member && personId !== author && usedOn !== null && usedOn >= one.on).length
  return mayLeave(one, { today, used, k })
}

/** The own record after this deed has reached its case; null when it must wait: for its letter, or for somebody who could read it. */
async function deliver(unit: Unit, cases: Cases, sent: Sent): Promise<OwnRecord | null> {
  const { author, own, one: { deed, on } } = sent
  if (deed.kind === 'send') return (await arrive(unit, cases, sent)) ? own : null
  if (own.outgoing.some(({ deed: before }) => before.kind === 'send' && before.letter.caseId === deed.caseId)) return null
  const found = await caseOf(unit, cases, deed.caseId)
  // Nothing is left of it, or it never was this person's.
  if (found?.author !== author) return own
  if (deed.kind === 'pressed') return cryForHelp(unit, cases, { ...sent, about: found, text: deed.text ?? '' })
  const after = applyDeed(found, deed, { now: unit.now, on })
  if (after !== found) (cases.fresh.has(found.id) ? cases.fresh : cases.held).set(found.id, after)
  return own
}

async function arrive(unit: Unit, { fresh }: Cases, { author, one: { deed }, branch }: Sent): Promise<boolean> {
  if (deed.kind !== 'send') return false
  const arrival = await arrivalOf(unit, { ...deed.letter, author })
  if (!arrival) return false
  fresh.set(deed.letter.caseId, newCase(deed.letter, { ...arrival, author, on: branch.today, month: branch.month }))
  return true
}

/** "Tôi bị gây khó dễ": a case of its own, with whoever stands above those who read the first one (FB20). It is never made known. */
async function cryForHelp(unit: Unit, { fresh }: Cases, { author, own, branch, about, text }: Sent & { about: Case; text: string }): Promise<OwnRecord | null> {
  const { record, organisationId } = about
  const barred = [...new Set([author, ...record.barred, ...record.readers, ...record.promised.readers.map(({ personId }) => personId)])]
  const route = await routeAbove(unit, { organisationId: about.heldBy, barred })
  if (!route) return null
  const id = unit.newId()
  const letter: Letter = { caseId: id, organisationId, subject: record.subject, sign: null, way: 'private', text, struck: [], promised: { ...record.promised, readers: route.readers } }
  const readers = route.readers.map(({ personId }) => personId)
  const one = newCase(letter, { author, on: branch.today, heldBy: route.heldBy, readers, barred, month: branch.month })
  fresh.set(id, { ...one, record: { ...one.record, pressed: true } })
  return { ...own, cases: [{ id, organisationId, month: branch.month, subject: record.subject }, ...own.cases] }
}

async function caseOf(unit: Unit, { held, fresh }: Cases, id: string): Promise<Case | null> {
  const known = fresh.get(id) ?? held.get(id)
  if (known) return known
  const found = await feedbackRepo(unit).lock(id)
  if (found) held.set(id, found)
  return found
}

/** New cases beside what is open in their branches, so that several about one subject are seen to be several. */
async function save(unit: Unit, { held, fresh }: Cases): Promise<void> {
  const repo = feedbackRepo(unit)
  const there = fresh.size === 0 ? [] : await repo.lockOpen([...new Set([...fresh.values()].map(({ organisationId }) => organisationId))])
  const open = there.filter((one) => !isOver(one))
  const before = new Map([...open, ...held.values()].map((one) => [one.id, one]))
  const after = new Map(markMany([...before.values(), ...fresh.values()]).map((one) => [one.id, one]))
  await repo.add([...fresh.keys()].flatMap((id) => after.get(id) ?? []))
  await repo.save(...[...after.values()].filter((one) => !fresh.has(one.id) && (held.has(one.id) || one !== before.get(one.id))))
}

async function readBranches(unit: Unit, ids: readonly string[]): Promise<Map<string, Branch>> {
  const mailers = new Map<string, Mailer[]>(ids.map((id) => [id, []]))
  for (const mailer of await mailboxRepo(unit).listMailers(ids)) mailers.get(mailer.organisationId)?.push(mailer)
  const settings = await effectiveSettingsOf(unit, ids)
  const organisations = await findOrganisations(unit, ids)
  return new Map([...organisations.values()].map(({ id, timeZone }) => [id, {
    id, mailers: mailers.get(id) ?? [], k: settings.get(id)?.settings.k ?? 5,
    today: dayOf(unit.now, timeZone), month: periodOf(unit.now, { kind: 'month', zone: timeZone }),
  }]))
}
