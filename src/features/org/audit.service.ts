import type { Asker } from './access.rules.ts'
import type { Unit } from '../../platform/unit.ts'

/** What was done, without content: key of words `audit-<action>`, in which it is shown. */
export type Entry = { action: string; organisationId: string | null; subjectId?: string; thingId?: string }

/** Of one person in a file of many: what was done is the file. */
export const ENTRY_BY_FILE = 'entry-by-file'

/** Notes what somebody did to another's data or an organisation's (ID12). What authors of feedback do is never noted. */
export async function audit(unit: Unit, actor: Asker | null, { subjectId, ...entry }: Entry): Promise<void> {
  await auditEach(unit, actor, { ...entry, subjectIds: [subjectId ?? null] })
}

/** The same of many people, in one statement. */
export async function auditEach(unit: Unit, actor: Asker | null, { action, organisationId, subjectIds, thingId }: Omit<Entry, 'subjectId'> & { subjectIds: readonly (string | null)[] }): Promise<void> {
  const role = actor?.memberships.find((one) => one.organisationId === organisationId)?.role ?? null
  await unit.tx.auditEntry.createMany({
    data: subjectIds.map((subjectId) => ({
      id: unit.newId(), action, organisationId, subjectId, thingId: thingId ?? null, at: unit.now, actorId: actor?.person?.id ?? null, role,
    })),
  })
}
