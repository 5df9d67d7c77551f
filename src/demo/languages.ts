import type { House } from './house.ts'
import { listPeople } from './people.repo.ts'
import { makePlayer } from './player.ts'

/** Whoever has joined changes it as people do; whoever has not will be spoken to in it. */
export async function changeLanguages(house: House, language: string): Promise<void> {
  const { chibo, kept, words } = house
  for (const { code, joined, language: now } of await chibo.units.run(listPeople)) {
    const address = kept.seats[code]?.address
    if (!joined || now === language || address === undefined) continue
    const player = makePlayer(house, address)
    await player.types('/language')
    await player.chooses(words.for(language)('language-name'))
  }
  await chibo.units.run(({ tx }) => tx.person.updateMany({ data: { language } }))
  kept.language = language
}
