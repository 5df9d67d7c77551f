import type { Document, SentFile } from '../../conversation/documents.ts'
import type { Member } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { audit, auditEach, ENTRY_BY_FILE } from './audit.service.ts'
import type { LeaverHook } from './leaving.service.ts'
import type { Place } from './members.service.ts'
import { listPeople, placeFor, placeOf } from './members.service.ts'
import { findPerson } from './org.service.ts'
import { askRoleChange, pendingRole } from './roles.service.ts'
import type { Problem } from './roster-cells.rules.ts'
import { digestOf, narrowToOwn, type Kept, type RoleWish } from './roster-chat.rules.ts'
import { decodeRoster } from './roster-file.rules.ts'
import { importRoster } from './roster.service.ts'
import type { RosterReport } from './roster.rules.ts'

export type Given = { organisationId: string; file: SentFile; languages: readonly string[]; onLeft: readonly LeaverHook[] }
/** `saved`: it was written; else it is what would be. `digest` names exactly this. */
export type Looked = { place: Place } & (
  { problems: Problem[] } | { report: RosterReport; wishes: RoleWish[]; kept: Kept[]; nothing: boolean; saved: boolean; digest: string })

/**
 * Looks through a roster of the own organisation, and writes it where exactly what would be written was looked at
 * before: then `digest` is the one of that look.
 * @throws Refusal `stale-button` to whoever may not, or what is wrong with the file as a whole
 */
export async function importOwnRoster(unit: Unit, actor: Member, { organisationId, file, languages, onLeft, digest = null }: Given & { digest?: string | null }): Promise<Looked> {
  const place = await placeFor(unit, actor, { organisationId, verb: 'change' })
  const looked = await look(unit, actor, { place, file, languages, onLeft, dryRun: true })
  if ('problems' in looked || looked.nothing || looked.digest !== digest) return { place, ...looked, ...('report' in looked && { saved: false }) }
  const written = await look(unit, actor, { place, file, languages, onLeft, dryRun: false })
  await audit(unit, actor, { action: 'roster-imported', organisationId })
  // Each of them reads in /mydata that something was entered (CL8).
  if ('touched' in written) await auditEach(unit, actor, { action: ENTRY_BY_FILE, organisationId, subjectIds: written.touched.map(({ personId }) => personId) })
  for (const wish of looked.wishes) await ask(unit, actor, { organisationId, wish })
  return { place, ...looked, saved: true }
}

async function look(unit: Unit, actor: Member, { place, file, languages, onLeft, dryRun }: Omit<Given, 'organisationId'> & { place: Place; dryRun: boolean }) {
  const code = (await findPerson(unit, { id: actor.person.id }))?.code ?? null
  let narrowed = null as ReturnType<typeof narrowToOwn> | null
  const outcome = await importRoster(unit, {
    text: decodeRoster(file.bytes), dryRun, closeMissing: false, timeZone: place.timeZone, language: place.language, languages, onLeft,
    onOrganisations: async () => undefined, // neither new ones nor moves
    narrow: (roster, world) => (narrowed = narrowToOwn(roster, world, { organisation: place.code, actor: code, today: place.today })),
  })
  if ('problems' in outcome) return outcome
  const { wishes, kept } = narrowed ?? { wishes: [], kept: [] }
  return { ...outcome, wishes, kept, nothing: outcome.nothing && wishes.length === 0, saved: false, digest: digestOf({ report: outcome.report, wishes }) }
}

/** What cannot be asked for, and what is asked for already, stays as it is: the list says who holds what. */
async function ask(unit: Unit, actor: Member, { organisationId, wish: { person, role } }: { organisationId: string; wish: RoleWish }): Promise<void> {
  const found = await findPerson(unit, { code: person })
  if (!found || (await pendingRole(unit, { organisationId, personId: found.id }))?.role === role) return
  try {
    await askRoleChange(unit, actor, { organisationId, personId: found.id, role, until: null })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

const COLUMNS = ['org_code', 'org_name', 'parent_code', 'org_kind', 'person_code', 'full_name', 'role', 'party_status', 'phone', 'card_no', 'language', 'cell']

/** Whoever belongs today, in the form in which a roster is brought in: unchanged, it changes nothing. For whoever may. */
export async function writeOwnRoster(unit: Unit, { say }: Member, organisationId: string): Promise<Document> {
  const place = await placeOf(unit, organisationId)
  const people = await listPeople(unit, place)
  const rows = people.map(({ code, fullName, role, partyStatus, cell }) =>
    [place.code, place.name, '', place.kind, code, fullName, role.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), partyStatus, '', '', '', cell ?? ''])
  return { name: say('roster-file-name'), paper: { form: 'xlsx', columns: COLUMNS, rows }, organisationId, names: people.map(({ personId }) => personId) }
}
