import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingDay, zoneOfMorning } from '../scripts/support/branch.ts'
import { startTelegramServer } from './support/telegram-server.ts'
import type { TelegramServer } from './support/telegram-server.ts'

/** The program as it is run: processes, files and HTTP, from an empty folder to a finished self-check. */
const dist = (path: string) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url))
const ROSTER = `\uFEFForg_code;org_name;parent_code;org_kind;person_code;full_name;role;party_status;phone;card_no;language
DU;Đảng ủy Thử Nghiệm;;committee;P0;Người Thử Không;officer;full;0900000000;;vi
CB1;Chi bộ Thử Nghiệm 1;DU;branch;P1;Người Thử Một;secretary;full;0900001111;;vi
CB1;Chi bộ Thử Nghiệm 1;DU;branch;P2;Người Thử Hai;member;full;;TH2222;vi
CB1;Chi bộ Thử Nghiệm 1;DU;branch;P3;Người Thử Ba;member;probationary;0900003333;;vi
CB2;Chi bộ Thử Nghiệm 2;DU;branch;P4;Người Thử Bốn;secretary;full;0900004444;;vi
`

let telegram: TelegramServer
let folder: string
let env: Record<string, string>
const running = new Set<ChildProcess>()

beforeAll(async () => {
  telegram = await startTelegramServer()
  folder = await mkdtemp(join(tmpdir(), 'chibo-'))
  env = {
    PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'data'), PORT: '0', BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root, DEFAULT_TIMEZONE: zoneOfMorning(new Date()),
  }
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await telegram.close()
  await rm(folder, { recursive: true, force: true })
})

/** Starts the bot and waits until it says that it runs; gives its address. */
async function startBot(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [dist('main.js')], { env, stdio: ['ignore', 'inherit', 'pipe'] })
  running.add(child)
  for await (const line of createInterface({ input: child.stderr! })) {
    const said = (line.startsWith('{') ? JSON.parse(line) : { msg: line }) as { msg: string; port?: number }
    if (said.msg === 'Chibo runs') {
      child.stderr!.resume()
      return { child, url: `http://127.0.0.1:${said.port}` }
    }
  }
  throw new Error('the bot ended before it ran')
}

async function run(file: string, ...args: string[]): Promise<{ code: number | null; output: string; ms: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [dist(file), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output, ms: performance.now() - begun }
}
const admin = async (...args: string[]) => {
  const { code, output } = await run('admin/main.js', ...args)
  expect(code, output).toBe(0)
  return output
}

async function invited(org: string): Promise<Map<string, string>> {
  const file = join(folder, `${org}-${performance.now()}.csv`)
  await admin('invites', org, '--csv', file)
  const rows = parse(await readFile(file), { columns: true, bom: true }) as { person_code: string; code: string }[]
  return new Map(rows.map((row) => [row.person_code, row.code]))
}

async function joins(person: ReturnType<TelegramServer['person']>, code: string, tail: string): Promise<void> {
  person.start(code)
  await person.sees('Liên kết này dành riêng cho một người được mời')
  person.presses('Đúng là tôi')
  await person.sees('4')
  person.says(tail)
  await person.sees('tự nguyện')
  person.presses('Tôi đồng ý')
  await person.sees('Telegram là dịch vụ nước ngoài')
  person.presses('Tôi đồng ý dùng Telegram')
  await person.sees('đã kết nối')
}

test('from an empty folder to a self-check that survives the process', async () => {
  let bot = await startBot()
  const roster = join(folder, 'danh-sach.csv')
  await writeFile(roster, ROSTER)
  await admin('roster', 'import', roster)
  expect(await admin('roster', 'import', roster)).toContain('không có gì mới')
  await admin('settings', 'DU', 'controller=Đảng ủy Thử Nghiệm', 'operator=Văn phòng Thử Nghiệm', 'contact=0900 000 000')

  const codes = await invited('CB1')
  const secretary = telegram.person(101, { firstName: 'A', started: true })
  const hai = telegram.person(102, { firstName: 'B', started: true })
  const ba = telegram.person(103, { firstName: 'C', started: true })
  const curious = telegram.person(199, { firstName: 'D', started: true })
  await joins(secretary, codes.get('P1')!, '1111')
  await joins(hai, codes.get('P2')!, '2222')
  await joins(ba, codes.get('P3')!, '3333')
  curious.start(codes.get('P3')!)
  await curious.sees('Liên kết này không dùng được với tài khoản này.')

  // The opening morning has come: the meeting is less than ten days away.
  const days = [-1, 0, 1, 2].map((n) => `+${new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)}`)
  for (const person of [hai, ba]) person.looksAway()
  await admin('settings', 'CB1', `meeting.day=${meetingDay(new Date())}`, 'meeting.time=19:30', `holidays=${days.join(' ')}`)
  for (const person of [hai, ba]) {
    await person.sees('Đồng chí có việc cần xem trong Chibo.')
    person.presses('Xem')
    await person.sees('Mời đồng chí tự soi')
    person.presses('Bắt đầu')
    await person.sees('Biểu hiện 1/27')
  }
  for (let sign = 1; sign <= 27; sign++) {
    await hai.presses('Chưa thấy').answer()
    await hai.sees(sign < 27 ? `Biểu hiện ${sign + 1}/27` : '27. Dân tộc hẹp hòi')
  }
  hai.presses('Hoàn thành')
  await hai.sees('Đồng chí đã hoàn thành tự soi')
  expect(hai.messages().filter((message) => message.text.includes('Biểu hiện')).length).toBeLessThanOrEqual(1)
  for (let sign = 1; sign <= 12; sign++) {
    await ba.presses('Chưa thấy').answer()
    await ba.sees(`Biểu hiện ${sign + 1}/27`)
  }

  const second = await run('main.js')
  expect(second.code).toBe(1)
  expect(second.output.trim().split('\n')).toHaveLength(1)

  bot.child.kill('SIGKILL')
  bot = await startBot()
  ba.says('tự soi')
  await ba.sees('Đã xong 12/27. Đồng chí làm tiếp từ biểu hiện 13?')
  ba.presses('Làm tiếp từ 13')
  await ba.sees('Biểu hiện 13/27')
  expect(ba.screen()?.protected).toBe(true)

  secretary.says('/danhsach')
  await secretary.sees('3 đồng chí: 1 đã làm · 2 chưa làm · 0 làm ngoài Chibo · 0 chưa kết nối')
  expect(secretary.screen()?.text).toMatch(/Người Thử Ba: chưa làm\nNgười Thử Hai: đã làm\nNgười Thử Một: chưa làm/)
  expect(secretary.screen()?.text).not.toContain('12')
  expect(secretary.commands().map(({ command }) => command)).toContain('danhsach')
  expect(ba.commands().map(({ command }) => command)).not.toContain('danhsach')

  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${bot.url}/readyz`)).json()).toMatchObject({ ready: true })
  const metrics = await (await fetch(`${bot.url}/metrics`)).text()
  for (const word of ['Người Thử', '102', 'self-check', 'tusoi']) expect(metrics).not.toContain(word)
  const doctor = await run('admin/main.js', 'doctor')
  expect(doctor.output).toContain('CB2')
  expect(doctor.output).not.toMatch(/undefined|Người Thử|\{/)
  bot.child.kill('SIGTERM')
  expect(await new Promise((resolve) => bot.child.once('exit', resolve))).toBe(0)
}, 180_000)

test('a second bot on the same folder ends within two seconds with one sentence', async () => {
  const bot = await startBot()
  const second = await run('main.js')
  expect(second).toMatchObject({ code: 1 })
  expect(second.output.trim()).toMatch(/^[^\n]+\.$/)
  bot.child.kill('SIGKILL')
}, 60_000)

test('a wrong environment stops the start with a line for each variable and no secret', async () => {
  const before = { ...env }
  Object.assign(env, { PORT: 'abc', BOT_TOKEN: 'very-secret', LOG_LEVEL: 'loud' })
  const { code, output } = await run('main.js')
  env = before
  expect(code).toBe(1)
  expect(output.trim().split('\n').map((line) => line.split(' ')[0]).sort()).toEqual(['BOT_TOKEN', 'LOG_LEVEL', 'PORT'])
  expect(output).not.toContain('very-secret')
})

test('with nothing set it is the demo: a line with its address, for this machine alone, and it stops at once', async () => {
  const child = spawn(process.execPath, [dist('main.js')], {
    env: { PATH: env['PATH'], DATA_DIR: join(folder, 'demo'), PORT: '0', HOST: '0.0.0.0' }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const [line = ''] = (await once(createInterface({ input: child.stdout }), 'line')) as string[]
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? ''
  expect(await (await fetch(`${url}/`)).text()).toContain('demo/picker.js')
  const done = async () => ((await (await fetch(`${url}/demo/state`)).json()) as { building: { done: number } }).building.done
  await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(1)
  child.kill('SIGTERM')
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  const left = JSON.parse(await readFile(join(folder, 'demo/demo-fresh/demo.json'), 'utf8')) as { tree: string }
  expect(left.tree, 'not built to its end').toBe('')
}, 60_000)
