import type { Unit } from '../platform/unit.ts'
import type { Say, Words } from './words.ts'

/** A branch's group as a notice sees it: a place and nobody in it. */
export type Group = { organisationId: string; organisation: string; timeZone: string; language: string; say: Say }

/** Null when there is no such organisation. */
export async function findGroup(unit: Unit, organisationId: string, words: Words): Promise<Group | null> {
  const row = await unit.tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true, timeZone: true, language: true } })
  return row && { organisationId, organisation: row.name, timeZone: row.timeZone, language: row.language, say: words.for(row.language) }
}

/**
 * The group lives on under another number (PF6): from now on it is told there, once, whichever sign of it comes first.
 * What stood in the old chat is gone. Where another group is known under that number already, the old one is left.
 */
export async function moveGroup(unit: Unit, { channel, from, to }: { channel: string; from: string; to: string }): Promise<void> {
  const moved = await unit.tx.$executeRaw`
    update account set address = ${to}, blocked = false, state = null, owed = null, view_hash = null, dirty = false, closes_at = null, tidy_at = null
    where channel = ${channel} and address = ${from} and group_of is not null
      and not exists (select from account other where other.channel = ${channel} and other.address = ${to})`
  if (moved === 0) await unit.tx.account.updateMany({ where: { channel, address: from, groupOf: { not: null } }, data: { blocked: true } })
}
