import { systemClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database.ts'
import type { TelegramServer } from '../../test/support/telegram-server.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'
import { zoneOfMorning } from '../support/branch.ts'
import type { Child } from '../support/child.ts'
import { PROGRAM, startChild } from '../support/child.ts'
import { makeStore } from '../support/stores.ts'
import type { Row } from './figures.ts'

// broadcast-program.ts, which lies beside the program
const PROGRAM_WITH_KINDS = PROGRAM.replace(/main\.js$/, 'broadcast-program.js')

const CHATS = 1500
const GROUPS = 40
const PUSHES = 1500
const WORDS = 1420
const TO_GROUPS = 80
const ALL = PUSHES + WORDS + TO_GROUPS
const PER_SECOND = 30
const AT_LEAST = 0.95
/** Milliseconds after which it is given up. */
const PATIENCE = 200_000

/**
 * A push to each of 1,500 chats, a second message to most of them and two to each of 40 groups, all due at once, at a
 * stand-in that enforces Telegram's limits. The program is killed when half is out, and started again at once. What
 * the limits allow is 30 at the first moment and 30 more each second after it, before the kill and after it anew; the
 * time from the last message before the kill to the first one after it is told apart and is not counted.
 */
export async function measureBroadcast(): Promise<Row> {
  const store = await makeStore(null)
  const telegram = await startTelegramServer({ limits: true })
  const env = { ...store.env, BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root, PORT: '0', LOG_LEVEL: 'warn' }
  const start = () => startChild({ script: PROGRAM_WITH_KINDS, env, watched: false })
  try {
    await store.open(({ database }) => seed(database, systemClock.now()))
    for (let n = 1; n <= CHATS; n++) telegram.person(n, { started: true })
    for (let n = 1; n <= GROUPS; n++) telegram.group(-n, { bot: 'member' })
    const first = start()
    await until(() => sent(telegram).length >= ALL / 2, first)
    await first.kill()
    const before = sent(telegram)
    const second = start()
    await until(() => missing(telegram).length === 0, second)
    await second.stop()
    return report(telegram, before.length)
  } finally {
    await telegram.close()
    await store.remove()
  }
}

function report(telegram: TelegramServer, half: number): Row {
  const all = sent(telegram)
  const parts = [all.slice(0, half), all.slice(half)]
  const allowed = parts.reduce((sum, part) => sum + Math.floor((part.length - 1) / PER_SECOND), 0)
  const took = parts.reduce((sum, part) => sum + span(part), 0)
  const ratio = allowed / took
  const refused = telegram.callsOf('sendMessage').filter(({ error }) => error?.error_code === 429).length
  const twice = all.length - telegram.sendCounts().size
  const down = span(all) - took
  return {
    word: 'broadcast',
    good: ratio >= AT_LEAST && refused === 0 && twice <= 1 && missing(telegram).length === 0,
    text: [
      `${all.length} messages to ${CHATS} chats and ${GROUPS} groups in ${took.toFixed(1)} s, the limits allow ${allowed} s`,
      `${(ratio * 100).toFixed(1)} % of them (at least ${AT_LEAST * 100} %)`,
      `429: ${refused} · told twice: ${twice} (at most 1 at the kill) · never told: ${missing(telegram).length}`,
      `killed after ${half}, silent for ${down.toFixed(1)} s until it sent again (with it ${((allowed / (took + down)) * 100).toFixed(1)} %)`,
    ].join(' · '),
  }
}

/** The moments at which Telegram took a message, in order, in milliseconds. */
function sent(telegram: TelegramServer): number[] {
  return telegram.callsOf('sendMessage', { ok: true }).map(({ at }) => at)
}

const span = (part: number[]): number => ((part.at(-1) ?? 0) - (part[0] ?? 0)) / 1000

/** Who has not been told what; each text goes to a chat once. */
function missing(telegram: TelegramServer): string[] {
  const got = new Map<number, number>()
  for (const key of telegram.sendCounts().keys()) {
    const chat = Number(key.split(' ')[0])
    got.set(chat, (got.get(chat) ?? 0) + 1)
  }
  const wanted = (id: number) => (id < 0 ? TO_GROUPS / GROUPS : id <= WORDS ? 2 : 1)
  const chats = [...Array.from({ length: CHATS }, (_, i) => i + 1), ...Array.from({ length: GROUPS }, (_, i) => -i - 1)]
  return chats.filter((id) => (got.get(id) ?? 0) < wanted(id)).map(String)
}

async function until(done: () => boolean, child: Child): Promise<void> {
  const late = performance.now() + PATIENCE
  while (!done()) {
    if (!child.running()) throw new Error(`the program ended:\n${child.output()}`)
    if (performance.now() > late) throw new Error(`not all was told in time:\n${child.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Branches with a group each, members who are linked and have consented, and all that they are to be told, mixed. */
async function seed({ prisma }: Database, now: Date): Promise<void> {
  const zone = zoneOfMorning(now)
  const from = new Date('2026-01-01')
  await prisma.$executeRaw`insert into organisation (id, code, name, kind, time_zone, language)
    select 'b' || n, 'b' || n, 'Chi bộ ' || n, 'branch', ${zone}, 'vi' from generate_series(1, ${GROUPS}::int) n`
  await prisma.$executeRaw`insert into person (id, code, full_name, language) select 'p' || n, 'p' || n, 'Thử Nghiệm ' || n, 'vi' from generate_series(1, ${CHATS}::int) n`
  await prisma.$executeRaw`insert into membership (id, person_id, organisation_id, role, party_status, "from")
    select 'm' || n, 'p' || n, 'b' || n % ${GROUPS}::int + 1, 'member', 'full', ${from}::date from generate_series(1, ${CHATS}::int) n`
  await prisma.$executeRaw`insert into account (id, channel, address, person_id) select 'a' || n, 'telegram', n::text, 'p' || n from generate_series(1, ${CHATS}::int) n`
  await prisma.$executeRaw`insert into account (id, channel, address, group_of) select 'g' || n, 'telegram', (-n)::text, 'b' || n from generate_series(1, ${GROUPS}::int) n`
  await prisma.$executeRaw`insert into consent (id, person_id, purpose, version, language, given_at)
    select 'c' || purpose || n, 'p' || n, purpose, 'bench', 'vi', ${from} from generate_series(1, ${CHATS}::int) n, unnest(array['chibo', 'telegram']) purpose`
  await prisma.$executeRaw`insert into notice (kind, to_id, about, dedupe, not_before, twice)
    select kind, to_id, jsonb_build_object('text', text), kind || to_id || text, ${now}, 'fine' from (
      select 'bench.push' as kind, 'p' || n as to_id, '' as text from generate_series(1, ${PUSHES}::int) n
      union all select 'bench.words', 'p' || n, 'Tin thử.' from generate_series(1, ${WORDS}::int) n
      union all select 'bench.group', 'b' || n % ${GROUPS}::int + 1, 'Tin thử ' || n from generate_series(1, ${TO_GROUPS}::int) n
    ) thing order by md5(kind || to_id || text)`
  await prisma.$executeRaw`analyze`
}
