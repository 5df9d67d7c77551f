// Writes a picture of every screen in both languages to screens/ (HTML, and PNG where a Chromium is found).
//   npm run screens
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import makeTemplate from '../../test/support/template.ts'
import { invite, TAIL } from '../../test/support/joining.ts'
import { enters } from '../../test/support/pin.ts'
import { finishes } from '../../test/support/self-check.ts'
import type { PersonKey, World } from '../../test/support/world.ts'
import { makeWorld } from '../../test/support/world.ts'
import { feedbackScreens } from './feedback.ts'
import type { Card } from './sheet.ts'
import { sheet } from './sheet.ts'
import type { Step } from './walk.ts'
import { follow, likeness, walk } from './walk.ts'

const A_PAGE = 12
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const COMMANDS = ['/start', '/check', '/members', '/settings', '/tasks', '/mydata', '/verify', '/language', '/help', 'what is this']
const NOTE = 'Tôi còn chậm trong việc được giao.'

const home = resolve('screens')
const run = promisify(execFile)
await makeTemplate()
const world = await makeWorld()
const cards: Card[] = []
await world.start()
const [an, secretary, dual, dung] = [await world.member('an'), await world.member('secretary'), await world.member('dual'), await world.member('dung')]
for (const key of ['officer', 'committee']) await world.member(key)

for (const channel of ['test', 'telegram']) {
  await visit('invited', `over ${channel}`, { channel, address: 'binh-phone', begin: [[{ type: `/start ${await invite(world, 'binh')}` }]] })
}
for (const who of ['an', 'officer']) await visit(who, 'before', { begin: typed(...COMMANDS) })
await visit('secretary', 'before', { begin: [...typed(...COMMANDS), ...[2, 3, 4].map((page) => [{ press: `settings:list:${world.orgId('chiBo1')}:${page}` }]), [{ press: cardOf('binh') }]] })
await visit('dung', 'pin', { begin: [[], ['1', '2'], ['1', '2', '3', '4'], ['1', '2', '3', '4', 'd'], ['1', '2', '3', '4', 'd', '1', 'd'], ['1', '2', '3', '4', 'd', '1', '2', '3', '5', 'd']].map((keys) => [{ press: 'org:pin-set' }, ...pin(keys)]) })

// A role is asked for, somebody is away, somebody is added and somebody cannot be reached; Dũng sets a PIN.
await secretary.types('/members')
await secretary.pressesData(cardOf('an'))
for (const label of ['Đề nghị vai trò khác', 'Phó bí thư', 'Chưa định ngày', 'Gửi cấp trên xác nhận']) await secretary.presses(label)
await secretary.pressesData(`members:name:${world.orgId('chiBo1')}`)
await secretary.types('Hoàng Thử Mới')
await secretary.presses('Thêm vào danh sách')
await world.test.person(() => world.chibo, 'committee-test').blocks()
await dung.types('/mydata')
await dung.presses('Đặt mã PIN')
for (const digits of ['2580', '2580']) await enters(dung, digits)
await world.moveTo('2026-11-10 08:30')
await visit('secretary', 'open', { begin: [...typed('/check', '/members', '/tasks'), [{ press: cardOf('an') }]] })
await visit('officer', 'open', { begin: typed('/tasks', '/members') })
await visit('an', 'open', { begin: [...typed('/check', '/tasks'), [{ press: 'self-check:reminder' }]] })
const wrong = pin(['1', '1', '1', '1', 'd'])
await visit('dung', 'pin', { begin: [...typed('/check', '/mydata'), ...[['2', '5', '8', '0', 'd'], ['1', 'd']].map((keys) => [{ type: '/check' }, ...pin(keys)]), ...[wrong, Array.from({ length: 5 }, () => wrong).flat()].map((steps) => [{ type: '/check' }, ...steps])] })

// An is on the way and raises something; the other has finished.
await an.types('/check')
for (const label of ['Bắt đầu', 'Cần chú ý']) await an.presses(label)
await an.types(NOTE)
await visit('an', 'noted', { begin: typed('/check', '/tasks') })
for (const label of ['Nêu điều 1 tại buổi sinh hoạt', 'Đưa vào chương trình', 'Quay lại']) await an.presses(label)
await finishes(dual)
await world.moveTo('2026-11-16 20:30')
await visit('an', 'half-way', { begin: [...typed('/check', '/tasks', '/mydata'), [{ press: 'self-check:reminder' }]] })
await an.pressesData('absence:open')
for (const label of ['Từ hôm nay', '1 tuần']) await an.presses(label)
await visit('an', 'away', { begin: [...typed('/check', '/tasks'), [{ press: 'absence:open' }], [{ press: 'self-check:reminder' }]] })
await visit('dual', 'finished', { begin: typed('/check', '/tasks', '/mydata') })
await world.moveTo('2026-11-18 17:01')
await visit('an', 'frozen', { begin: typed('/check', '/tasks') })
await visit('secretary', 'frozen', { begin: typed('/members', '/tasks') })
await world.moveTo('2026-11-20 12:00')
await visit('an', 'meeting day', { begin: typed('/check', '/tasks') })
await world.moveTo('2026-11-20 19:30')
await visit('an', 'closed', { begin: [...typed('/check', '/mydata', '/tasks'), [{ press: 'self-check:reminder' }]] })

// Two months kept; Bình is linked on another phone; An leaves.
await dual.pressesData('self-check:keep')
await dual.presses('Giữ lại câu trả lời để so sánh')
await world.moveTo('2026-12-14 09:00')
await dual.types('/check')
await dual.presses('Bắt đầu')
for (const label of ['Cần chú ý', 'Bỏ qua', 'Có, cần sửa']) await dual.presses(label)
await dual.types(NOTE)
await dual.presses('Xem theo nhóm')
for (const label of [...Array.from({ length: 3 }, () => 'Còn lại trong nhóm: chưa thấy'), 'Hoàn thành']) await dual.presses(label)
const code = await invite(world, 'binh')
const binh = await world.member('binh')
await binh.types('/check')
for (const label of ['Bắt đầu', 'Cần chú ý']) await binh.presses(label)
await binh.types(NOTE)
const phone = world.stranger('binh-new')
await phone.types(`/start ${code}`)
await phone.presses('Đúng là tôi')
await phone.types(TAIL)
await visit('binh', 'linked anew', { begin: typed('/tasks', '/mydata', '/check') })
await visit('binh, elsewhere', 'linked anew', { address: 'binh-new', begin: typed('/start', '/mydata', '/check') })
await world.moveTo('2026-12-21 09:00')
await visit('dual', 'two months', { begin: typed('/check', '/mydata') })
await secretary.pressesData(`members:close:${world.orgId('chiBo1')}:${world.personId('an')}`)
await secretary.types('30/12/2026')
await secretary.presses('Thôi sinh hoạt ở đây')
await visit('an', 'leaving', { begin: typed('/tasks') })
await visit('secretary', 'leaving', { begin: [...typed('/tasks'), [{ press: cardOf('an') }]] })
await feedbackScreens(world, (who, when, { begin }) => visit(who, when, { begin, within: /^feedback:/ }))
await world.close()
await write()

function cardOf(key: PersonKey): string {
  return `members:person:${world.orgId('chiBo1')}:${world.personId(key)}`
}

function typed(...texts: string[]): Step[][] {
  return texts.map((type) => [{ type }])
}

function pin(keys: string[]): Step[] {
  return keys.map((key) => ({ press: `org:pin:${key}` }))
}

/** Screens that were met before, by whomever, are left out. */
async function visit(who: string, when: string, { channel = 'test', address = `${who}-test`, ...where }: { channel?: string; address?: string; begin: Step[][]; within?: RegExp }): Promise<void> {
  for (const vi of await walk(world as World, { channel, address, language: 'vi' }, where)) {
    if (cards.some(({ shots }) => shots['vi'] && likeness(shots['vi']) === likeness(vi))) continue
    cards.push({ who, when, shots: { vi, en: (await follow(world as World, { channel, address, language: 'en' }, vi.steps)).shot } })
  }
}

async function write(): Promise<void> {
  await rm(home, { recursive: true, force: true })
  await mkdir(home)
  for (let from = 0; from < cards.length; from += A_PAGE) {
    const page = resolve(home, `${String(from / A_PAGE + 1).padStart(3, '0')}`)
    await writeFile(`${page}.html`, sheet(cards.slice(from, from + A_PAGE), from + 1))
    if (CHROMIUM) await run(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking', '--disable-sync', '--no-first-run', '--window-size=1540,3600', `--screenshot=${page}.png`, `file://${page}.html`])
  }
  process.stdout.write(`${cards.length} screens in screens/${CHROMIUM ? '' : '; no Chromium was found, so there are pages and no pictures'}\n`)
}
