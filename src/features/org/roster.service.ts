import { addDays, dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Problem } from './roster-cells.rules.ts'
import type { LeaverHook } from './leaving.service.ts'
import { haveLeft } from './leaving.service.ts'
import type { Leaver } from './members.repo.ts'
import { orgRepo } from './org.repo.ts'
import { readRoster } from './roster-file.rules.ts'
import { gatherRoster, type Roster } from './roster-gather.rules.ts'
import { rosterRepo } from './roster.repo.ts'
import { TAIL_DAYS } from './stored.rules.ts'
import { isNothing, planRoster, type Entry, type RosterPlan, type RosterReport, type RosterWorld, type SavedPerson } from './roster.rules.ts'

export type RosterImport = {
  text: string
  dryRun: boolean
  closeMissing: boolean
  /** For new organisations and people of whom the file does not say. */
  timeZone: string
  language: string
  languages: readonly string[]
  /** Told the organisations that are new or stand elsewhere, and those below them, so that their calendar is planned. */
  onOrganisations: (unit: Unit, ids: string[]) => Promise<void>
  onLeft: readonly LeaverHook[]
  /** What is left of the file for whoever may not import all of it, and what in it is wrong for that reason. */
  narrow?: (roster: Roster, world: RosterWorld) => { roster: Roster; problems: Problem[] }
}

/** `touched`: whose entries were written. */
export type RosterOutcome = { problems: Problem[] } | { report: RosterReport; nothing: boolean; touched: Leaver[] }

/** Brings a roster in, whole or not at all. The same file twice changes nothing. */
export async function importRoster(unit: Unit, given: RosterImport): Promise<RosterOutcome> {
  const read = readRoster(given.text, given)
  if (read.problems.length > 0) return { problems: read.problems }
  const gathered = gatherRoster(read.rows)
  if (gathered.problems.length > 0) return { problems: gathered.problems }

  const repo = rosterRepo(unit.tx)
  await repo.lock()
  const world = await repo.world({
    organisations: gathered.roster.organisations.map(({ code }) => code),
    people: gathered.roster.people.map(({ code }) => code),
  })
  const { roster, problems: beyond } = given.narrow?.(gathered.roster, world) ?? { roster: gathered.roster, problems: [] }
  if (beyond.length > 0) return { problems: beyond }
  const { plan, problems } = planRoster(roster, world, { ...given, now: unit.now, tailHashes: (tail) => unit.box.hashes('tail', tail) })
  if (problems.length > 0) return { problems }
  const nothing = isNothing(plan)
  const touched = given.dryRun || nothing ? [] : await write(unit, plan, { ids: world.ids, given })
  return { report: plan.report, nothing, touched }
}

async function write(unit: Unit, plan: RosterPlan, { ids, given }: { ids: Map<string, string>; given: RosterImport }): Promise<Leaver[]> {
  const repo = rosterRepo(unit.tx)
  const { organisations, people, memberships, report } = plan
  for (const { code } of organisations.add) ids.set(`o ${code}`, unit.newId())
  for (const { code } of people.add) ids.set(`p ${code}`, unit.newId())
  const organisation = (code: string): string => ids.get(`o ${code}`) ?? ''
  const person = (code: string): string => ids.get(`p ${code}`) ?? ''
  const sealed = ({ phone, card, ...row }: SavedPerson) => ({
    ...row, id: person(row.code),
    phone: phone === null ? null : unit.box.hash('tail', phone), card: card === null ? null : unit.box.hash('tail', card),
  })
  const tailsUntil = addDays(dayOf(unit.now, given.timeZone), TAIL_DAYS)

  await repo.addOrganisations(organisations.add.map((row) => ({ ...row, id: organisation(row.code) })))
  await repo.changeOrganisations(organisations.change.map((row) => ({ ...row, id: organisation(row.code) })))
  await repo.move(organisations.moves.map(({ code, parent, from }) => ({ id: organisation(code), parentId: organisation(parent), from })))
  await repo.addPeople(people.add.map(sealed), tailsUntil)
  await repo.changePeople(people.change.map(sealed), tailsUntil)
  // Closed first: a new membership begins on the day on which the old one ends.
  await repo.changeMemberships(memberships.change)
  await repo.openMemberships(memberships.open.map(({ organisation: at, person: who, ...row }) => ({
    ...row, id: unit.newId(), organisationId: organisation(at), personId: person(who),
  })))
  const rowOf = ({ organisation: at, person: who }: Entry) => ({ organisationId: organisation(at), personId: person(who) })
  await haveLeft(unit, report.closed.map(rowOf), given.onLeft)

  const moved = [...organisations.add, ...organisations.moves].map(({ code }) => organisation(code))
  // Those below one that moved inherit other settings from now on.
  if (moved.length > 0) await given.onOrganisations(unit, [...new Set([...moved, ...(await orgRepo(unit.tx).listBelow(moved, unit.now))])])
  return [...report.added, ...report.changed, ...report.closed].map(rowOf)
}
