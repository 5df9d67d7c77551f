import { parse } from 'csv-parse/sync'
import { runAdmin } from '../admin/admin.ts'
import { makeDeviceLink } from '../features/org/device-link.service.ts'
import type { House } from './house.ts'
import type { Somebody } from './people.repo.ts'
import { findHolder, listPeople } from './people.repo.ts'
import { makePlayer } from './player.ts'

/** Where somebody is played. `invitation`: the code to come in with, of whoever has not joined. */
export type Seat = { person: Somebody; address: string; token: string; invitation: string | null }

/**
 * The browser session in which a person is played: always the same one, so that several browsers can play the person.
 * Whose session is over or was left is linked again as a further device; whom somebody has cut off from Chibo, and who
 * never joined, gets an invitation. Callers take turns.
 * @returns null where there is no such person
 */
export async function takeSeat(house: House, code: string): Promise<Seat | null> {
  const { chibo, kept, web } = house
  const person = (await chibo.units.run(listPeople)).find((one) => one.code === code)
  if (!person) return null
  const known = kept.seats[code]
  const holder = known ? await chibo.units.run((unit) => findHolder(unit, known.address)) : null
  // Somebody else's invitation may have been tried there.
  const own = holder?.personId === null || holder?.personId === person.id
  if (known && holder && own && (await web.sessions.find(known.token, { deed: true }))) {
    const inside = holder.personId !== null || holder.invited === person.id
    return { person, ...known, invitation: inside ? null : await invitationOf(house, person) }
  }
  const seat = { person, ...(await beginSession(house, code)) }
  if (!person.joined || !holder || (holder.session && holder.personId !== person.id)) return { ...seat, invitation: await invitationOf(house, person) }
  const link = await chibo.units.run((unit) => makeDeviceLink(unit, person.id))
  await makePlayer(house, seat.address).types(`/start ${link}`)
  return { ...seat, invitation: null }
}

async function beginSession({ web, kept, remember }: House, code: string): Promise<{ address: string; token: string }> {
  const { token, session } = await web.sessions.begin({ own: true })
  const seat = { address: session.address, token }
  kept.seats[code] = seat
  await remember()
  return seat
}

async function invitationOf(house: House, { orgCode, code }: Somebody): Promise<string | null> {
  return (await invite(house, orgCode, [code])).get(code) ?? null
}

/** Writes invitations as `invites ORG [PERSON …]` does. @returns their codes by the person's code */
async function invite(house: House, organisation: string, people: string[]): Promise<Map<string, string>> {
  const files = await admin(house, ['invites', organisation, ...people, '--csv', 'demo-invites.csv'])
  const rows: { person_code: string; code: string }[] = parse(files[0]?.text ?? '', { columns: true, bom: true })
  return new Map(rows.map((row) => [row.person_code, row.code]))
}

/** As whoever runs the server types it. */
export async function admin({ config, database, chibo, box, words }: House, args: string[], roster?: string) {
  const request = { args, files: roster === undefined ? [] : [{ name: args.at(-1) ?? '', text: roster }] }
  const { code, output, files = [] } = await runAdmin({ config, database, chibo, box, words, telegram: null }, request)
  if (code !== 0) throw new Error(output)
  return files
}
