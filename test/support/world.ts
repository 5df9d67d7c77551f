import { fileURLToPath } from 'node:url'
import type { Chibo, Lists } from '../../src/chibo.ts'
import { makeChibo } from '../../src/chibo.ts'
import type { Role } from '../../src/conversation/screen.ts'
import { loadWords } from '../../src/conversation/words.ts'
import { ensureSet } from '../../src/features/catalog/catalog.service.ts'
import signs from '../../src/features/catalog/signs.json' with { type: 'json' }
import { makeLists } from '../../src/lists.ts'
import { movedClock } from '../../src/platform/clock.ts'
import { makeBox, newId } from '../../src/platform/crypto.ts'
import type { Database } from '../../src/platform/database.ts'
import { makeLog } from '../../src/platform/log.ts'
import { makeMetrics } from '../../src/platform/metrics.ts'
import { planJobs } from '../../src/platform/schedule.ts'
import { makeTestChannel } from './chat.ts'
import type { TestDatabaseOptions } from './database.ts'
import { openTestDatabase, truncateAll } from './database.ts'

export const ZONE = 'Asia/Ho_Chi_Minh'
export const SECRET = Buffer.alloc(32, 7).toString('base64')
const words = loadWords(fileURLToPath(new URL('../../locales', import.meta.url)), { strict: true })

/** A moment on the branches' clock: `at('2026-11-10 08:00')`. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`)

/**
 * The whole world: a committee, two branches that meet on the 20th at 19:30, and invented people, known by short keys.
 * `dual` is a member of both branches. It begins on Monday 2 November 2026 at 09:00.
 */
const ORGANISATIONS = [
  { key: 'dangUy', code: 'DU', name: 'Đảng ủy phường Thử Nghiệm', kind: 'committee', parent: null },
  { key: 'chiBo1', code: 'CB1', name: 'Chi bộ Thử Nghiệm 1', kind: 'branch', parent: 'dangUy' },
  { key: 'chiBo2', code: 'CB2', name: 'Chi bộ Thử Nghiệm 2', kind: 'branch', parent: 'dangUy' },
] as const
type OrgKey = (typeof ORGANISATIONS)[number]['key']

const PEOPLE = [
  { key: 'officer', name: 'Trần Thị Theo Dõi', of: [['dangUy', 'officer']] },
  { key: 'secretary', name: 'Nguyễn Văn Bí Thư', of: [['chiBo1', 'secretary']] },
  { key: 'deputy', name: 'Lê Thị Phó', of: [['chiBo1', 'deputySecretary']] },
  { key: 'committee', name: 'Phạm Văn Chi Ủy', of: [['chiBo1', 'committeeMember']] },
  { key: 'an', name: 'Đỗ Thử An', of: [['chiBo1', 'member']] },
  { key: 'binh', name: 'Vũ Thử Bình', of: [['chiBo1', 'member']] },
  { key: 'dual', name: 'Hồ Thử Cả', of: [['chiBo1', 'member'], ['chiBo2', 'member']] },
  { key: 'secretary2', name: 'Bùi Thị Bí Thư Hai', of: [['chiBo2', 'secretary']] },
  { key: 'dung', name: 'Ngô Thử Dũng', of: [['chiBo2', 'member']] },
] as const satisfies { key: string; name: string; of: readonly (readonly [OrgKey, Role])[] }[]
export type PersonKey = (typeof PEOPLE)[number]['key']

const COMMITTEE_SETTINGS = { controller: 'Đảng ủy phường Thử Nghiệm', operator: 'Văn phòng Đảng ủy', contact: '0900 000 000' }
const BRANCH_SETTINGS = { 'meeting.day': '20', 'meeting.time': '19:30', 'meeting.place': 'Nhà văn hóa' }

/** Nobody here asks for a pace, and a year passes in seconds. */
const NO_LIMITS = { perSecond: Infinity, perChat: Infinity, groupPerMinute: Infinity }

export type World = Awaited<ReturnType<typeof makeWorld>>

/** Opens the database of this test file; call `start` before each test, `close` at the end. */
export async function makeWorld({ alter = (lists) => lists, open = openTestDatabase }: {
  alter?: (lists: Lists) => Lists
  open?: (options: TestDatabaseOptions) => Promise<Database>
} = {}) {
  const queries: string[] = []
  const database: Database = await open({ onQuery: (sql) => queries.push(sql) })
  const box = makeBox(SECRET)
  const clock = movedClock(at('2026-11-02 09:00'))
  const problems: string[] = []
  const metrics = makeMetrics()
  const log = makeLog('debug', { write: (line: string) => { problems.push(line) } })
  const organisations = new Map<string, string>()
  const people = new Map<string, string>()
  let test = makeTestChannel()
  let other = makeTestChannel('other', { edits: false })
  let chibo: Chibo = build()

  function build(): Chibo {
    const lists = alter(makeLists({ words }))
    return makeChibo({ database, clock, box, words, log, metrics, limits: NO_LIMITS, doors: [test, other].map(({ channel }) => ({ answers: channel, notices: channel })) }, lists)
  }

  async function seed(): Promise<void> {
    for (const { key, code, name, kind } of ORGANISATIONS) {
      const id = newId()
      organisations.set(key, id)
      const settings = kind === 'committee' ? COMMITTEE_SETTINGS : BRANCH_SETTINGS
      await database.prisma.organisation.create({ data: { id, code, name, kind, timeZone: ZONE, language: 'vi', settings } })
    }
    const from = new Date('2026-01-01')
    for (const { key, parent } of ORGANISATIONS) {
      if (parent) await database.prisma.placement.create({ data: { organisationId: orgId(key), parentId: orgId(parent), from } })
    }
    for (const { key, name, of } of PEOPLE) {
      const id = newId()
      people.set(key, id)
      await database.prisma.person.create({ data: { id, code: `P-${key}`, fullName: name, language: 'vi' } })
      for (const [org, role] of of) {
        await database.prisma.membership.create({ data: { id: newId(), personId: id, organisationId: orgId(org), role, partyStatus: 'full', from } })
      }
    }
    await chibo.units.run(async (unit) => {
      await ensureSet(unit, signs)
      await planJobs(unit, chibo.jobs, [...organisations.values()])
    })
  }

  const orgId = (key: OrgKey): string => organisations.get(key) ?? ''
  const personId = (key: string): string => people.get(key) ?? ''

  return {
    database, box, clock, words, queries, problems, metrics, orgId, personId, people,
    get chibo() { return chibo },
    get test() { return test },
    get other() { return other },
    /** An empty database with the world in it. */
    async start() {
      await chibo.stop()
      await truncateAll(database)
      clock.moveTo(at('2026-11-02 09:00'))
      problems.length = 0
      test = makeTestChannel()
      other = makeTestChannel('other', { edits: false })
      chibo = build()
      await seed()
    },
    /** The process dies and starts again on the same database: what was in memory is gone, what was shown stays. */
    async restart() {
      chibo = build()
      await chibo.recover()
      await chibo.idle()
    },
    /** A second process on the same database and channels. */
    another: () => build(),
    /** Somebody at an address that nobody holds yet. */
    stranger: (address: string, language = 'vi') => test.person(() => chibo, address, language),
    /** A person who is linked and has consented, at their own address; on the other channel with `on: 'other'`. */
    async member(key: string, { on = 'test' as 'test' | 'other' } = {}) {
      const channel = on === 'test' ? test : other
      const address = `${key}-${on}`
      const id = newId()
      await database.prisma.account.create({ data: { id, channel: channel.channel.name, address, personId: personId(key), linkedOn: clock.now() } })
      const given = await database.prisma.consent.count({ where: { personId: personId(key) } })
      if (given === 0) {
        await database.prisma.consent.create({ data: { id: newId(), personId: personId(key), purpose: 'chibo', version: 'test', language: 'vi', givenAt: clock.now() } })
      }
      return channel.person(() => chibo, address)
    },
    /** Moves the clock, with a heartbeat at the end. */
    async moveTo(local: string) {
      clock.moveTo(at(local))
      await chibo.beat()
      await chibo.idle()
    },
    async beat() {
      await chibo.beat()
      await chibo.idle()
    },
    close: () => database.close(),
  }
}
