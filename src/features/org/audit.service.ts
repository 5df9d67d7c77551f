import type { Asker } from './access.rules.ts'
import type { Unit } from '../../platform/unit.ts'

/** What was done, without content: key of words `audit-<action>`, in which it is shown. */
export type Entry = { action: string; organisationId: string | null; subjectId?: string; thingId?: string }

/** Notes what somebody did to another's data or an organisation's (ID12). What authors of feedback do is never noted. */
export async function audit(unit: Unit, actor: Asker | null, { action, organisationId, subjectId, thingId }: Entry): Promise<void> {
  await unit.tx.auditEntry.create({
    data: {
      id: unit.newId(), action, organisationId, subjectId: subjectId ?? null, thingId: thingId ?? null, at: unit.now,
      actorId: actor?.person?.id ?? null, role: actor?.memberships.find((one) => one.organisationId === organisationId)?.role ?? null,
    },
  })
}
