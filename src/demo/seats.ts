import { parse } from 'csv-parse/sync'
import { runAdmin } from '../admin/admin.ts'
import { makeDeviceLink } from '../features/org/device-link.service.ts'
import type { House } from './house.ts'
import type { Somebody } from './people.repo.ts'
import { findSeat, listPeople } from './people.repo.ts'
import { makePlayer } from './player.ts'

/** Where somebody is played. `invitation`: the code to come in with, of whoever has not joined. */
export type Seat = { person: Somebody; address: string; token: string; invitation: string | null }

/**
 * The browser session in which a person is played: always the same one, so that several browsers can play the person.
 * One that has ended is begun again, with a link to a further device where the person has joined. Callers take turns.
 * @returns null where there is no such person
 */
export async function takeSeat(house: House, code: string): Promise<Seat | null> {
  const { chibo } = house
  const person = (await chibo.units.run(listPeople)).find((one) => one.code === code)
  if (!person) return null
  let { address, token } = await sessionOf(house, code)
  let holder = await chibo.units.run((unit) => findSeat(unit, address))
  if (holder?.personId && holder.personId !== person.id) {
    // Somebody else's invitation was tried here.
    ;({ address, token } = await sessionOf(house, code, { anew: true }))
    holder = null
  }
  const seat = { person, address, token }
  if (holder?.personId || holder?.invited === person.id) return { ...seat, invitation: null }
  if (!person.joined) return { ...seat, invitation: (await invite(house, person.orgCode, [code])).get(code) ?? null }
  const link = await chibo.units.run((unit) => makeDeviceLink(unit, person.id))
  await makePlayer(house, address).types(`/start ${link}`)
  return { ...seat, invitation: null }
}

async function sessionOf({ web, kept, remember }: House, code: string, { anew = false } = {}): Promise<{ address: string; token: string }> {
  const known = kept.seats[code]
  if (known && !anew && (await web.sessions.find(known.token, { deed: true }))) return known
  const { token, session } = await web.sessions.begin({ own: true })
  const seat = { address: session.address, token }
  kept.seats[code] = seat
  await remember()
  return seat
}

/** Writes invitations as `invites ORG [PERSON …]` does. @returns their codes by the person's code */
export async function invite(house: House, organisation: string, people: string[] = []): Promise<Map<string, string>> {
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
