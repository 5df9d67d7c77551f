import { makeChibo } from '../../src/chibo.ts'
import { inviteMembers } from '../../src/features/org/invites.service.ts'
import { makeLists } from '../../src/lists.ts'
import { makeLog } from '../../src/platform/log.ts'
import { makeMetrics } from '../../src/platform/metrics.ts'
import { makeTestChannel } from './chat.ts'
import type { World } from './world.ts'

/** What somebody answers for Chibo and gives as the second fact, in these tests. */
export const TAIL = '4321'

/** Invites one person of the first branch (or of another organisation); `tail` is the end of the phone number, null for none. */
export async function invite(world: World, key: string, { tail = TAIL as string | null, card = null as string | null, org = 'chiBo1' as 'chiBo1' | 'chiBo2' | 'dangUy' } = {}): Promise<string> {
  const hash = (text: string | null) => (text === null ? null : world.box.hash('tail', text))
  await world.database.prisma.person.update({ where: { id: world.personId(key) }, data: { phoneTail: hash(tail), cardTail: hash(card), tailsUntil: new Date('2027-01-31') } })
  const { invited } = await world.chibo.units.run((unit) => inviteMembers(unit, { organisationId: world.orgId(org), people: [`P-${key}`] }))
  return invited[0]?.code ?? ''
}

/** The whole way, from the link to the start screen. */
export async function joins(world: World, key: string, { address = `${key}-phone` } = {}) {
  const person = world.stranger(address)
  await person.types(`/start ${await invite(world, key)}`)
  await person.presses('Đúng là tôi')
  await person.types(TAIL)
  await person.presses('Tôi đồng ý')
  return person
}

/** The same program with a channel called telegram beside it, on the same database. */
export function overTelegram(world: World) {
  const telegram = makeTestChannel('telegram')
  const problems: string[] = []
  const chibo = makeChibo({
    database: world.database, clock: world.clock, box: world.box, words: world.words, metrics: makeMetrics(),
    log: makeLog('warn', { write: (line: string) => { problems.push(line) } }),
    doors: [{ answers: telegram.channel, notices: telegram.channel }],
  }, makeLists({ words: world.words }))
  return { chibo, telegram, problems, person: (address: string) => telegram.person(() => chibo, address) }
}

/** The words by which a screen would tell a stranger what this is. */
export const TELLTALE = /đồng chí|chi bộ|chi ủy|đảng|bí thư|tự soi|Đỗ Thử An/iu
