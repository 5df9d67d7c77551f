import { parse } from 'csv-parse/sync'
import { runAdmin } from '../admin/admin.ts'
import type { Terminal } from '../channels/terminal/terminal.ts'
import { addDays, dayOf } from '../platform/calendar.ts'
import type { House } from './house.ts'
import type { DemoPerson } from './tree.ts'
import { addressOf, ORGANISATIONS, PEOPLE, rosterFile, settingsLines, tailOf } from './tree.ts'
import { nextMorning } from './travel.ts'

/** The self-check opens so many days before the meeting, unless a holiday is in the way. */
const OPENS_BEFORE = 10

/**
 * Makes the invented tree as a real one is made: a roster is imported, settings are typed, invitations are written, and
 * each person joins by choosing and typing. The meeting lies so that the self-check opens on the very next morning.
 */
export async function buildTree(house: House, { terminal, tell }: { terminal: Terminal; tell: (sentence: string) => void }): Promise<void> {
  const { config, clock, language } = house
  const say = house.words.for(language)
  tell(say('terminal-building-roster'))
  const opens = dayOf(nextMorning(clock.now(), config.timeZone), config.timeZone)
  await admin(house, ['roster', 'import', 'demo.csv'], rosterFile(language))
  for (const line of settingsLines(Number(addDays(opens, OPENS_BEFORE).slice(8)))) await admin(house, ['settings', ...line])
  tell(say('terminal-building-people'))
  for (const { code } of ORGANISATIONS) {
    const codes = await invite(house, code)
    for (const person of PEOPLE) {
      const invitation = codes.get(person.code)
      if (person.org === code && person.joins && invitation !== undefined) await join(house, { terminal, person, invitation })
    }
  }
}

/** Writes invitations as `invites ORG [PERSON …]` does. @returns their codes by the person's code */
export async function invite(house: House, organisation: string, people: string[] = []): Promise<Map<string, string>> {
  const files = await admin(house, ['invites', organisation, ...people, '--csv', 'demo-invites.csv'])
  const rows: { person_code: string; code: string }[] = parse(files[0]?.text ?? '', { columns: true, bom: true })
  return new Map(rows.map((row) => [row.person_code, row.code]))
}

async function join(house: House, { terminal, person, invitation }: { terminal: Terminal; person: DemoPerson; invitation: string }): Promise<void> {
  const { type, choose } = typist(house, { terminal, person })
  await type(`/start ${invitation}`)
  await choose('join-me')
  await type(tailOf(person))
  while (await choose('button-next-page'));
  if (!(await choose('consent-yes'))) throw new Error('somebody could not join')
}

/** Somebody who types; each deed is awaited until it has acted and was shown. */
export function typist({ chibo, words }: House, { terminal, person }: { terminal: Terminal; person: DemoPerson }) {
  const address = addressOf(person)
  const type = async (text: string): Promise<void> => {
    await terminal.type(chibo.intake, { address, text })
    await chibo.idle()
  }
  return {
    type,
    /** Chooses what has these words, in this language or else in any. False when nothing has. */
    async choose(key: string, only?: string): Promise<boolean> {
      const wanted = words.languages.filter((language) => only === undefined || language === only).map((language) => words.for(language)(key))
      const place = terminal.labels(address).findIndex((label) => wanted.includes(label))
      if (place >= 0) await type(`#${place + 1}`)
      return place >= 0
    },
  }
}

async function admin({ config, database, chibo, box, words }: House, args: string[], roster?: string) {
  const request = { args, files: roster === undefined ? [] : [{ name: args.at(-1) ?? '', text: roster }] }
  const { code, output, files = [] } = await runAdmin({ config, database, chibo, box, words, telegram: null }, request)
  if (code !== 0) throw new Error(output)
  return files
}
