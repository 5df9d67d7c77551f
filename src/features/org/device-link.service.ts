import type { Account } from '../../conversation/account.ts'
import { addMinutes, dayOf } from '../../platform/calendar.ts'
import { outsideQuietHours } from '../../platform/rhythm.ts'
import { newId } from '../../platform/crypto.ts'
import type { Unit } from '../../platform/unit.ts'
import { joinRepo } from './join.repo.ts'

/** Minutes for which a link to a further device can be used, once. */
export const LINK_MINUTES = 10

/** A code that opens the web chat for this person; one made before stops working. The database has its hash alone. */
export async function makeDeviceLink(unit: Unit, personId: string): Promise<string> {
  const code = newId(16)
  const row = { codeHash: unit.box.hash('device-link', code), expiresAt: addMinutes(unit.now, LINK_MINUTES) }
  await unit.tx.deviceLink.upsert({ where: { personId }, create: { personId, ...row }, update: row })
  return code
}

/**
 * Opens such a code: this browser is then a further device of the person, told on the others like any that is new
 * (PV22). Nothing goes under lock, since somebody who was linked has asked for it.
 * @returns the account, or null where the code opens nothing here
 */
export async function takeDeviceLink(unit: Unit, { channel, address, language, code, account }: {
  channel: string
  address: string
  language: string
  code: string
  account: Account | null
}): Promise<string | null> {
  // A browser that is somebody's already stays that person's.
  if (channel !== 'web' || account?.actor.person) return null
  const [link] = await unit.tx.$queryRaw<{ personId: string }[]>`
    delete from device_link where code_hash = any(${unit.box.hashes('device-link', code)}::text[]) and expires_at > ${unit.now} returning person_id as "personId"`
  if (!link) return null
  const { personId } = link
  const zone = await zoneFor(unit, personId)
  const [made] = await unit.tx.$queryRaw<{ id: string }[]>`
    insert into account (id, channel, address, language, person_id, linked_on)
    values (${unit.newId()}, ${channel}, ${address}, ${language}, ${personId}, ${dayOf(unit.now, zone)}::date)
    on conflict (channel, address) do update set person_id = excluded.person_id, invitation_id = null, linked_on = excluded.linked_on
      where account.person_id is null returning id`
  if (!made) return null
  const from = outsideQuietHours(unit.now, { zone })
  for (const other of await joinRepo(unit.tx).listOtherAccounts(personId, made.id)) {
    unit.notify('org.linked-elsewhere', personId, { account: other, linked: made.id }, { key: `${made.id}:${other}`, from, twice: 'fine' })
  }
  return made.id
}

async function zoneFor(unit: Unit, personId: string): Promise<string> {
  const [row] = await unit.tx.$queryRaw<{ zone: string }[]>`
    select o.time_zone as zone from membership m join organisation o on o.id = m.organisation_id where m.person_id = ${personId} order by m."from", m.id limit 1`
  return row?.zone ?? 'UTC'
}
