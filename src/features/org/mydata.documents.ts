import type { Block, DocumentKind } from '../../conversation/documents.ts'
import type { Member } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { dayOf } from '../../platform/calendar.ts'
import { deviceName, zoneOf } from './mydata.screens.ts'
import { listFiles, listNoted, readMine } from './mydata.service.ts'
import { mydataRepo } from './mydata.repo.ts'

/** What a feature on the right keeps about a member, for the member's own file. */
export type OwnData = (unit: Unit, actor: Member) => Promise<Block[]>

/** Everything that is stored about one member, for that member alone: asked for under "my data" (CL8, PV38). */
export function mydataDocument(own: readonly OwnData[]): DocumentKind {
  return async (unit, actor, id) => {
    if (id !== actor.person.id) return null
    const { say, person } = actor
    const zone = zoneOf(actor)
    const day = (date: Date | null, at = 'UTC') => (date ? say.day(date, at) : '–')
    const repo = mydataRepo(unit.tx)
    const { consents, accounts } = await readMine(unit, actor, [])
    const table = (head: string, columns: string[], rows: string[][]): Block[] =>
      rows.length === 0 ? [] : [{ head: say(head) }, { table: { columns: columns.map((key) => say(key)), rows } }]
    const further = []
    for (const part of own) further.push(...(await part(unit, actor)))
    const blocks: Block[] = [
      { text: say('take-file-intro', { name: person.fullName, day: say.day(unit.now, zone) }) },
      ...table('take-memberships', ['column-org', 'column-role', 'column-from', 'column-to'], (await repo.listMemberships(id)).map(
        ({ organisation, role, from, to }) => [organisation, say(`role-${role}`), day(from), day(to)])),
      ...table('take-consents', ['column-what', 'column-from', 'column-to'], consents.map(
        ({ purpose, givenAt, withdrawn }) => [say('agreed-what', { purpose }), day(givenAt, zone), day(withdrawn, zone)])),
      ...table('take-links', ['column-what'], accounts.map((device) => [deviceName(say, device)])),
      ...table('take-absences', ['column-from', 'column-to'], (await repo.listAbsences(id)).map(({ from, to }) => [day(from), day(to)])),
      ...table('take-noted', ['column-from', 'column-what', 'column-who'], (await listNoted(unit, actor)).map(
        ({ action, at, actor: name, own: mine }) => [day(at, zone), say(`audit-${action}`), mine ? say('noted-you') : (name ?? say('noted-program'))])),
      ...table('take-files', ['column-from', 'column-what', 'column-who'], (await listFiles(unit, actor)).map(
        ({ kind, madeOn, maker, own: mine }) => [day(madeOn), say(`paper-${kind}`), mine ? say('noted-you') : (maker ?? say('noted-program'))])),
      ...further,
    ]
    return {
      name: say('take-file-name', { day: dayOf(unit.now, zone) }), paper: { form: 'pdf', title: say('take-file-title'), blocks },
      organisationId: null, names: [id],
    }
  }
}
