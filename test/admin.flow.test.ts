import { execFileSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runAdmin, type AdminContext } from '../src/admin/admin.ts'
import type { AdminFile } from '../src/admin/commands.ts'
import { claimFiles, fillFiles, readFiles } from '../src/admin/files.ts'
import { readConfig } from '../src/platform/config.ts'
import { planJobs } from '../src/platform/schedule.ts'
import { truncateAll } from './support/database.ts'
import { at, makeWorld, type World } from './support/world.ts'

const FILE = 'danh-sach.csv'
const HEADER = 'org_code,org_name,parent_code,org_kind,person_code,full_name,role,party_status,phone,card_no,language'
const ROSTER = [
  HEADER,
  'DU,Đảng ủy phường Thử Nghiệm,,committee,X0,Trần Thử Minh,officer,full,0900000100,,',
  'CB1,Chi bộ Thử Nghiệm 1,DU,branch,X1,Nguyễn Thử Hải,secretary,full,0900000101,,',
  'CB1,,,,X2,"Hồ <b>Thử</b> & ""Cả""",member,full,,AB-7702,',
  'CB2,Chi bộ Thử Nghiệm 2,DU,branch,X3,Bùi Thử Sơn,secretary,full,0900000103,,en',
  'CB2,,,,X2,"Hồ <b>Thử</b> & ""Cả""",member,full,,AB-7702,',
].join('\n')

let world: World
let folder: string
beforeAll(async () => {
  world = await makeWorld()
  folder = await mkdtemp(join(tmpdir(), 'chibo-admin-'))
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

type Bot = NonNullable<AdminContext['telegram']>
const bot = (state: ReturnType<Bot['health']>['state'] = 'working'): Bot =>
  ({ username: () => 'ChiboThuBot', health: () => ({ state, lastSuccess: at('2026-11-02 08:59'), since: at('2026-11-02 08:00') }) })

/** Runs a command as the running bot would, with a roster in its hand where it is given one. */
async function admin(args: string[], { text, telegram = bot() }: { text?: string; telegram?: Bot | null } = {}) {
  const config = readConfig({ DATA_DIR: folder, BOT_TOKEN: '123456789:AAThu' })
  const { database, chibo, box, words } = world
  const files: AdminFile[] = text === undefined ? [] : [{ name: FILE, text }]
  return runAdmin({ config, database, chibo, box, words, telegram }, { args, files })
}
const load = (text: string, ...options: string[]) => admin(['roster', 'import', FILE, ...options], { text })

/** Every row of every table that an admin command may write, to compare with. */
async function rows() {
  const { prisma } = world.database
  return {
    organisation: await prisma.organisation.findMany({ orderBy: { code: 'asc' } }),
    placement: await prisma.placement.findMany({ orderBy: [{ organisationId: 'asc' }, { from: 'asc' }] }),
    person: await prisma.person.findMany({ orderBy: { code: 'asc' } }),
    membership: await prisma.membership.findMany({ orderBy: { id: 'asc' } }),
    due: await prisma.due.findMany({ orderBy: [{ organisationId: 'asc' }, { job: 'asc' }] }),
    invitation: await prisma.invitation.findMany({ orderBy: { id: 'asc' } }),
    account: await prisma.account.count(),
  }
}

describe('a roster', () => {
  beforeEach(async () => {
    await world.start()
    await truncateAll(world.database)
  })

  test('is imported whole: organisations in their tree, people, who is what from today on', async () => {
    const { code, output } = await load(ROSTER)
    expect(output).toContain('Tổ chức mới: DU, CB1, CB2')
    expect(output).toContain('Thêm: Hồ <b>Thử</b> & "Cả" (X2), CB2')
    expect(output).toMatch(/5 thêm · 0 đổi · 0 như cũ · 0 không có trong tệp · 0 đóng\nĐã ghi danh sách\.$/)
    expect(code).toBe(0)

    const { organisation, placement, person, membership } = await rows()
    expect(organisation.map(({ code: org, kind, timeZone, language }) => [org, kind, timeZone, language])).toEqual([
      ['CB1', 'branch', 'Asia/Ho_Chi_Minh', 'vi'], ['CB2', 'branch', 'Asia/Ho_Chi_Minh', 'vi'], ['DU', 'committee', 'Asia/Ho_Chi_Minh', 'vi'],
    ])
    expect(placement).toHaveLength(2)
    expect(person.map(({ code: who, fullName, language }) => [who, fullName, language])).toEqual([
      ['X0', 'Trần Thử Minh', 'vi'], ['X1', 'Nguyễn Thử Hải', 'vi'], ['X2', 'Hồ <b>Thử</b> & "Cả"', 'vi'], ['X3', 'Bùi Thử Sơn', 'en'],
    ])
    expect(membership.map(({ role, from, to }) => [role, from.toISOString().slice(0, 10), to]).toSorted()).toEqual([
      ['member', '2026-11-02', null], ['member', '2026-11-02', null], ['officer', '2026-11-02', null], ['secretary', '2026-11-02', null], ['secretary', '2026-11-02', null],
    ])
  })

  test('leaves of phone and card numbers a keyed hash, for ninety days', async () => {
    await load(ROSTER)
    const { person } = await rows()
    expect(person.map(({ phoneTail, cardTail }) => [phoneTail, cardTail])).toEqual([
      [world.box.hash('tail', '0100'), null], [world.box.hash('tail', '0101'), null], [null, world.box.hash('tail', '7702')], [world.box.hash('tail', '0103'), null],
    ])
    expect(person.map(({ tailsUntil }) => tailsUntil?.toISOString().slice(0, 10))).toEqual(Array(4).fill('2027-01-31'))
    expect(JSON.stringify(await rows())).not.toMatch(/0900000|AB-7702|"0101"|"7702"/)
  })

  test('imported a second time changes nothing, on the same day or later', async () => {
    await load(ROSTER)
    const before = await rows()
    for (const day of ['2026-11-02 10:00', '2026-12-24 09:00']) {
      world.clock.moveTo(at(day))
      const { code, output } = await load(ROSTER)
      expect(output).toMatch(/0 thêm · 0 đổi · 5 như cũ · 0 không có trong tệp · 0 đóng\nDanh sách không có gì mới\.$/)
      expect(code).toBe(0)
      expect(await rows()).toEqual(before)
    }
  })

  test('sent twice at the same moment is imported once', async () => {
    const [one, two] = await Promise.all([load(ROSTER), load(ROSTER)])
    expect([one, two].map(({ code }) => code)).toEqual([0, 0])
    expect([one, two].filter(({ output }) => output.endsWith('Danh sách không có gì mới.'))).toHaveLength(1)
    const { organisation, person, membership } = await rows()
    expect([organisation.length, person.length, membership.length]).toEqual([3, 4, 5])
  })

  test('looked at with --dry-run tells the same and writes nothing', async () => {
    const before = await rows()
    const { output } = await load(ROSTER, '--dry-run')
    expect(output).toMatch(/5 thêm · .*\nMới xem trước, chưa ghi gì\.$/)
    expect(await rows()).toEqual(before)
  })

  test('with one bad row is not imported at all, and the row is named', async () => {
    const before = await rows()
    const { code, output } = await load(`${ROSTER}\nCB2,,,,X9,Ngô Thử Dũng,bí thư,full,0900.E8,,`)
    expect(output).toBe([
      'Dòng 7, cột phone: “••••.••”. Cần: số điện thoại từ 4 đến 15 chữ số, không phải dạng 9,1E+08.',
      'Dòng 7, cột role: “bí thư”. Cần: một trong: secretary, deputy_secretary, committee_member, member, officer.',
      'Có 2 chỗ chưa đúng nên chưa ghi gì.',
    ].join('\n'))
    expect(code).toBe(1)
    expect(await rows()).toEqual(before)
  })

  test('with a thousand bad rows names the first fifty', async () => {
    const { output } = await load([HEADER, ...Array.from({ length: 1000 }, (_, i) => `CB1,,,,X${i},Ai Thử,x,full,,,`)].join('\n'))
    expect(output.split('\n')).toHaveLength(52)
    expect(output).toMatch(/và 950 nữa\nCó 1000 chỗ chưa đúng nên chưa ghi gì\.$/)
  })

  test('leaves who is not in it, and closes them with --close-missing, today', async () => {
    await load(ROSTER)
    world.clock.moveTo(at('2026-11-05 09:00'))
    const less = ROSTER.split('\n').filter((line) => !line.startsWith('CB1,,')).join('\n')
    expect((await load(less)).output).toContain('Không có trong tệp: Hồ <b>Thử</b> & "Cả" (X2), CB1')
    expect((await rows()).membership.filter(({ to }) => to !== null)).toEqual([])

    expect((await load(less, '--close-missing')).output).toContain('Đóng: Hồ <b>Thử</b> & "Cả" (X2), CB1')
    const closed = (await rows()).membership.filter(({ to }) => to !== null)
    expect(closed.map(({ to }) => to?.toISOString().slice(0, 10))).toEqual(['2026-11-05'])
    const again = await load(less, '--close-missing')
    expect(again.output).toMatch(/0 đóng\nDanh sách không có gì mới\.$/)
  })

  test('moves a branch to another committee from that day on, and the old place stays known', async () => {
    await load(ROSTER)
    world.clock.moveTo(at('2026-11-05 09:00'))
    const { output } = await load(`${HEADER}\nDU2,Đảng ủy Thử Khác,,committee,,,,,,,\nCB2,,DU2,,,,,,,,`)
    expect(output).toContain('Tổ chức thay đổi: CB2')
    const { placement, organisation } = await rows()
    const idOf = (code: string) => organisation.find((one) => one.code === code)?.id
    expect(placement.filter(({ organisationId }) => organisationId === idOf('CB2')).map(({ parentId, from, to }) => [parentId, from.toISOString().slice(0, 10), to?.toISOString().slice(0, 10)])).toEqual([
      [idOf('DU'), '2026-11-02', '2026-11-05'], [idOf('DU2'), '2026-11-05', undefined],
    ])
  })

  test('gives new branches their calendar at once', async () => {
    await load(ROSTER)
    const planned = (await rows()).due
    expect(planned.length).toBeGreaterThan(0)
    const ids = (await rows()).organisation.map(({ id }) => id)
    await world.chibo.units.run((unit) => planJobs(unit, world.chibo.jobs, ids))
    expect((await rows()).due).toEqual(planned)
  })

  test('of many people comes in as a few statements', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `CB${i % 40},Chi bộ ${i % 40},DU,branch,Y${i},Ai Thử ${i},${i < 40 ? 'secretary' : 'member'},full,090${String(i).padStart(7, '0')},,`)
    world.queries.length = 0
    const { code } = await load([HEADER, 'DU,Đảng ủy Thử Nghiệm,,committee,,,,,,,', ...many].join('\n'))
    expect(code).toBe(0)
    expect(world.queries.length).toBeLessThan(60)
    expect((await rows()).membership).toHaveLength(2_000)
  })
})

describe('settings', () => {
  beforeEach(() => world.start())

  test('without a change lists every one: its value, where it comes from, what it means', async () => {
    const { code, output } = await admin(['settings', 'CB1'])
    expect(code).toBe(0)
    expect(output).toMatch(/^Cài đặt của Chi bộ Thử Nghiệm 1 \(CB1\):\n/)
    for (const line of [
      'controller = Đảng ủy phường Thử Nghiệm (lấy theo DU)', 'approval = chưa đặt', 'meeting.day = 20', 'meeting.time = 19:30',
      'check.opens = 10 08:00 (mặc định)', 'k = 5 (mặc định)', '    nơi sinh hoạt thường kỳ',
    ]) expect(output.split('\n')).toContain(line)
  })

  test('are changed together, and the calendar with them', async () => {
    const before = (await rows()).due
    const { code, output } = await admin(['settings', 'cb1', 'meeting.day=last friday', 'meeting.time=20:00', 'meeting.place=Nhà văn hóa = tầng 2'])
    expect(output).toMatch(/Đã ghi cài đặt của CB1\.$/)
    expect(code).toBe(0)
    const { organisation, due } = await rows()
    expect(organisation.find(({ code: org }) => org === 'CB1')?.settings).toEqual({ 'meeting.day': 'last friday', 'meeting.time': '20:00', 'meeting.place': 'Nhà văn hóa = tầng 2' })
    expect(due).not.toEqual(before)
    expect(await rows()).toEqual(await rows())
  })

  test('of a committee reach the branches below', async () => {
    const before = (await rows()).due.filter(({ organisationId }) => organisationId === world.orgId('chiBo2'))
    await admin(['settings', 'DU', 'check.opens=5 18:00'])
    expect((await admin(['settings', 'CB2'])).output).toContain('check.opens = 5 18:00 (lấy theo DU)')
    expect((await rows()).due.filter(({ organisationId }) => organisationId === world.orgId('chiBo2'))).not.toEqual(before)
  })

  test('are taken away by an empty value', async () => {
    await admin(['settings', 'CB1', 'contact=0911 111 111'])
    expect((await admin(['settings', 'CB1', 'contact='])).output).toContain('contact = 0900 000 000 (lấy theo DU)')
  })

  test('say that members are asked again when who uses or who runs Chibo changes', async () => {
    expect((await admin(['settings', 'DU', 'operator=Công ty Thử'])).output).toContain('Người đã đồng ý sẽ được hỏi lại')
    expect((await admin(['settings', 'DU', 'operator=Công ty Thử'])).output).not.toContain('được hỏi lại')
  })

  test('warn of a meeting on a holiday and leave the day as it is', async () => {
    const { output } = await admin(['settings', 'CB1', 'meeting.day=30'])
    expect(output).toContain('Lưu ý: 19:30, thứ Sáu 30/4/2027 là ngày nghỉ. Ngày sinh hoạt vẫn giữ nguyên.')
    expect(output).toContain('meeting.day = 30')
  })

  test.each([
    [['meeting.day=32'], 'meeting.day: “32” chưa đúng. Cần: số từ 1 đến 31, hoặc thí dụ “first sunday”, “last friday”.'],
    [['meeting.time=25:00'], 'meeting.time: “25:00” chưa đúng. Cần: giờ từ 00:00 đến 23:59.'],
    [['k=1'], 'k: “1” chưa đúng. Cần: số từ 5 đến 50.'],
    [['colour=red'], 'Không có cài đặt “colour”.'],
    [['__proto__=x'], 'Không có cài đặt “__proto__”.'],
    [['meeting.time=20:00', 'handbook=everything'], 'handbook: “everything” chưa đúng. Cần: một vài trong: rsvp, attendance, post, papers.'],
  ])('refuse %j and change nothing', async (changes, sentence) => {
    const before = await rows()
    expect(await admin(['settings', 'CB1', ...changes])).toEqual({ code: 1, output: sentence })
    expect(await rows()).toEqual(before)
  })

  test('changed twice at the same moment are both kept', async () => {
    await Promise.all([admin(['settings', 'CB1', 'contact=0911 111 111']), admin(['settings', 'CB1', 'approval=Công văn số 1'])])
    const { organisation } = await rows()
    expect(organisation.find(({ code }) => code === 'CB1')?.settings).toMatchObject({ contact: '0911 111 111', approval: 'Công văn số 1' })
  })
})

describe('invitations', () => {
  beforeEach(() => world.start())
  const csv = async (...args: string[]): Promise<Record<string, string>[]> => {
    const { code, output, files = [] } = await admin(['invites', ...args, '--csv', 'moi.csv'])
    expect(code, output).toBe(0)
    return parse(files[0]?.text ?? '', { columns: true, bom: true })
  }

  test('are written for everybody who is not linked, by given name, and open only the first step', async () => {
    await world.member('secretary')
    const made = await csv('CB1')
    expect(made.map(({ full_name: name }) => name)).toEqual(['Đỗ Thử An', 'Vũ Thử Bình', 'Hồ Thử Cả', 'Lê Thị Phó', 'Phạm Văn Chi Ủy'])
    for (const { org_code: org, code = '', telegram_link: link, web_link: web, expires_at: until } of made) {
      expect(code).toMatch(/^[34679ACDEFGHJKLMNPQRTUVWXY]{10}$/)
      expect([org, link, web, until]).toEqual(['CB1', `https://t.me/ChiboThuBot?start=${code}`, '', '2026-11-09 09:00'])
    }
    const an = world.stranger('an')
    await an.types(`/start ${made[0]?.['code']?.toLowerCase()}`)
    expect(an.screen.text).toBe(world.words.for('vi')('join-ask'))
  })

  test('stand in the database as a hash only', async () => {
    const codes = (await csv('CB1')).map(({ code }) => code)
    const all = JSON.stringify(await rows())
    expect(codes).toHaveLength(6)
    expect(codes.filter((code) => all.includes(String(code)))).toEqual([])
  })

  test('are refused until it is set who answers for Chibo, runs it and helps', async () => {
    await admin(['settings', 'DU', 'controller=', 'contact='])
    const before = await rows()
    expect(await admin(['invites', 'CB1', '--csv', 'moi.csv'])).toEqual({
      code: 1, output: 'Chi bộ Thử Nghiệm 1 chưa mời được ai, còn thiếu cài đặt: controller, contact. Đặt bằng lệnh: settings CB1 key=value.',
    })
    expect(await rows()).toEqual(before)
  })

  test('written again replace the earlier ones, and it is said how many codes are dead', async () => {
    const [first] = await csv('CB1')
    const { output } = await admin(['invites', 'CB1'])
    expect(output).toContain('6 mã đã phát trước đây không dùng được nữa.')
    const an = world.stranger('an')
    await an.types(`/start ${first?.['code']}`)
    expect(an.screen.text).toBe(world.words.for('vi')('link-not-here'))
  })

  test('written for one person leave the others as they are', async () => {
    const [, second] = await csv('CB1')
    const again = await csv('CB1', 'P-an')
    expect(again.map(({ person_code: who }) => who)).toEqual(['P-an'])
    const binh = world.stranger('binh')
    await binh.types(`/start ${second?.['code']}`)
    expect(binh.screen.text).toBe(world.words.for('vi')('join-ask'))
  })

  test('leave alone whoever waits to be met, and whoever another branch has invited', async () => {
    const made = await csv('CB1')
    const an = world.stranger('an')
    await an.types(`/start ${made[0]?.['code']}`)
    await an.presses('Đúng là tôi')
    const { output } = await admin(['invites', 'CB1'])
    expect(output).toContain('Đang chờ xác nhận trực tiếp, không viết giấy mới: P-an')
    expect((await admin(['invites', 'CB2'])).output).toContain('Đã có giấy mời còn hạn của tổ chức khác, một giấy dùng cho cả hai nơi: P-dual')
  })

  test('take a chat that had come with a dead code for a stranger again', async () => {
    const made = await csv('CB1')
    const an = world.stranger('an')
    await an.types(`/start ${made[0]?.['code']}`)
    await csv('CB1', 'P-an')
    await an.presses('Đúng là tôi')
    expect(await world.database.prisma.account.count()).toBe(0)
  })

  test('asked for twice at the same moment are one for each person, and one list is the good one', async () => {
    await Promise.all([admin(['invites', 'CB1']), admin(['invites', 'CB1'])])
    expect(await world.database.prisma.invitation.count()).toBe(6)
  })

  test('die with the membership', async () => {
    const made = await csv('CB1')
    await load(`${HEADER}\nCB1,,,,P-secretary,Nguyễn Văn Bí Thư,secretary,full,,,`, '--close-missing')
    const an = world.stranger('an')
    await an.types(`/start ${made[0]?.['code']}`)
    expect(an.screen.text).toBe(world.words.for('vi')('link-not-here'))
  })

  test('in a spreadsheet are never a formula', async () => {
    await world.database.prisma.person.update({ where: { code: 'P-an' }, data: { fullName: '=HYPERLINK("x";"Thử")' } })
    const { files = [] } = await admin(['invites', 'CB1', 'P-an', '--csv', 'moi.csv'])
    expect(files[0]?.text).toMatch(/^\uFEFForg_code,person_code,full_name,code,telegram_link,web_link,expires_at\r\nCB1,P-an,"'=HYPERLINK\(""x"";""Thử""\)",/)
  })

  test('on paper bear name, code, link and its picture, and tell a finder nothing else', async () => {
    await world.database.prisma.person.update({ where: { code: 'P-an' }, data: { fullName: 'Đỗ <b>Thử</b> & "An"' } })
    const { output, files = [] } = await admin(['invites', 'CB1', 'P-an', 'P-binh', '--print', 'moi.html', '--csv', 'moi.csv'])
    expect(output.split('\n')).toEqual([
      'Đã viết 2 giấy mời của CB1 vào moi.csv. Hết hạn 09:00, thứ Hai 9/11/2026.',
      'Đã viết 2 giấy mời của CB1 vào moi.html. Hết hạn 09:00, thứ Hai 9/11/2026.',
      'Tệp này chứa mã mời. Phát tận tay từng người, phát xong thì xóa tệp.',
    ])
    const page = files.find(({ name }) => name === 'moi.html')?.text ?? ''
    expect(page).toContain('<h1>Đỗ &lt;b&gt;Thử&lt;/b&gt; &amp; &quot;An&quot;</h1>')
    expect(page.match(/<svg /g)).toHaveLength(2)
    expect(page).toContain('Dùng được đến 09:00, thứ Hai 9/11/2026.')
    expect(page.replace(/<[^>]*>/g, '')).not.toMatch(/chi bộ|đồng chí|đảng|CB1/i)
    expect(page).not.toMatch(/<script|http:\/\/(?!www\.w3\.org)|src=/)
  })

  test('without the name of a bot are a code to type', async () => {
    const { output, files = [] } = await admin(['invites', 'CB1', 'P-an', '--print', 'moi.html'], { telegram: null })
    expect(output).toContain('Chưa biết tên bot trên Telegram')
    expect(files[0]?.text).toMatch(/<p class="code">\/start [34679ACDEFGHJKLMNPQRTUVWXY]{10}<\/p>/)
    expect(files[0]?.text).not.toContain('<svg')
  })

  test('of a code of nobody there are refused', async () => {
    expect(await admin(['invites', 'CB1', 'P-dung'])).toEqual({ code: 1, output: 'Tổ chức này không có người nào mang mã P-dung.' })
    expect(await admin(['invites', 'CB9'])).toEqual({ code: 1, output: 'Không có tổ chức nào mang mã CB9.' })
  })
})

describe('confirming', () => {
  beforeEach(() => world.start())

  async function waits(person: string, address = person) {
    const { files = [] } = await admin(['invites', 'CB1', `P-${person}`, '--csv', 'moi.csv'])
    const [row] = parse(files[0]?.text ?? '', { columns: true, bom: true }) as Record<string, string>[]
    const chat = world.stranger(address)
    await chat.types(`/start ${row?.['code']}`)
    await chat.presses('Đúng là tôi')
    return { chat, code: row?.['code'] ?? '' }
  }

  test('links the first secretary, where nobody who may confirm is connected', async () => {
    await waits('secretary')
    expect(await admin(['confirm', 'P-secretary'])).toEqual({ code: 0, output: 'Đã xác nhận Nguyễn Văn Bí Thư.' })
    const account = await world.database.prisma.account.findFirst({ where: { personId: world.personId('secretary') } })
    expect(account?.address).toBe('secretary')
    expect((await admin(['confirm', 'P-secretary'])).output).toBe('Không có tài khoản nào đang chờ xác nhận cho Nguyễn Văn Bí Thư.')
  })

  test('is left to those who know the person where they are connected', async () => {
    await world.member('officer')
    await waits('secretary')
    expect(await admin(['confirm', 'P-secretary'])).toEqual({
      code: 1, output: 'Nguyễn Văn Bí Thư được xác nhận ngay trong Chibo, do người đã kết nối: Trần Thị Theo Dõi.',
    })
    expect(await world.database.prisma.account.count({ where: { personId: world.personId('secretary') } })).toBe(0)
  })

  test('is for heads: a member waits for the secretary', async () => {
    await waits('an')
    expect((await admin(['confirm', 'P-an'])).code).toBe(1)
    expect(await world.database.prisma.account.count({ where: { personId: world.personId('an') } })).toBe(0)
  })

  test('needs the number on the right phone where another one has tried', async () => {
    const { chat, code } = await waits('secretary')
    await world.stranger('thief').types(`/start ${code}`)
    await world.stranger('thief').presses('Đúng là tôi')
    expect((await admin(['confirm', 'P-secretary'])).output).toContain('Gặp trực tiếp, xem bốn số trên máy của người đó, rồi chạy: confirm P-secretary SỐ.')
    const number = /(?<![/\d])\d{4}(?!\d)/.exec(chat.screen.text)?.[0] ?? ''
    const other = String((Number(number) + 1) % 10_000).padStart(4, '0')
    expect((await admin(['confirm', 'P-secretary', other])).code).toBe(1)
    expect((await admin(['confirm', 'P-secretary', number])).code).toBe(0)
  })

  test('of nobody, or of nobody who waits, is refused', async () => {
    expect((await admin(['confirm', 'P-nobody'])).output).toBe('Không có người nào mang mã P-nobody.')
    expect((await admin(['confirm', 'P-secretary'])).output).toBe('Không có tài khoản nào đang chờ xác nhận cho Nguyễn Văn Bí Thư.')
  })
})

describe('the doctor', () => {
  beforeEach(() => world.start())
  const wrongs = (output: string) => output.split('\n').filter((line) => line.startsWith('cần sửa')).map((line) => line.slice(7).trim())

  test('finds a ready installation fine, and says what comes next and why today is quiet', async () => {
    const { code, output } = await admin(['doctor'])
    expect(output).toMatch(/Mọi thứ đều ổn\.$/)
    expect(code).toBe(0)
    expect(output).toContain('Kênh Telegram: lần cuối thành công 08:59, thứ Hai 2/11/2026.')
    expect(output).toContain('Trong danh sách: 3 tổ chức, 2 chi bộ, 9 người, 0 đã kết nối.')
    expect(output).toContain('mở kỳ tự soi (CB1, và 1 nữa)')
    expect(output).toMatch(/Hôm nay không có việc nào; việc đầu tiên là 08:00, thứ Ba 10\/11\/2026\./)
  })

  test('says in one line each what nobody can be linked without', async () => {
    await admin(['settings', 'DU', 'controller=', 'operator=', 'contact='])
    const { code, output } = await admin(['doctor'])
    expect(code).toBe(1)
    expect(wrongs(output)).toEqual(['controller', 'operator', 'contact'].map((key) => `DU: chưa đặt ${key}, nên chưa ai kết nối được.`))
    expect(output).toMatch(/3 điều cần sửa\.$/)
  })

  test('names branches that never open a round', async () => {
    await admin(['settings', 'CB2', 'meeting.day=', 'meeting.time='])
    expect(wrongs((await admin(['doctor'])).output)).toEqual(['meeting.day', 'meeting.time'].map((key) => `CB2: chưa đặt ${key}, nên chưa có kỳ tự soi nào tự mở.`))
  })

  test.each([
    ['conflict', 'có một bot khác chạy cùng BOT_TOKEN'], ['offline', 'không liên lạc được'], ['refused', 'không nhận bot này'], ['storing', 'chưa ghi được tin đến'],
  ] as const)('hears that Telegram is in the state %s', async (state, sentence) => {
    const { code, output } = await admin(['doctor'], { telegram: bot(state) })
    expect(code).toBe(1)
    expect(wrongs(output).join()).toContain(sentence)
  })

  test('notices a key that does not open what is there', async () => {
    const an = await world.member('an')
    await an.types('/start')
    const { makeBox, makeSecret } = await import('../src/platform/crypto.ts')
    const { makeUnits } = await import('../src/platform/unit.ts')
    const box = makeBox(makeSecret())
    const config = readConfig({ DATA_DIR: folder, BOT_TOKEN: '123456789:AAThu' })
    const chibo = { units: makeUnits({ database: world.database, clock: world.clock, box }), jobs: world.chibo.jobs }
    const { output } = await runAdmin({ config, database: world.database, chibo, box, words: world.words, telegram: bot() }, { args: ['doctor'], files: [] })
    expect(wrongs(output)).toEqual(['Khóa mã không mở được dữ liệu đang có. Tìm lại khóa cũ, đặt vào SECRET_KEY.'])
  })

  test('counts what is set aside, late or unsure', async () => {
    const { prisma } = world.database
    await prisma.storedUpdate.create({ data: { channel: 'test', number: '1', state: 'aside', code: 'k3Xp9a', day: world.clock.now() } })
    await prisma.notice.create({ data: { kind: 'x', personId: world.personId('an'), dedupe: 'x', notBefore: at('2026-11-02 08:00') } })
    const { output } = await admin(['doctor'])
    expect(wrongs(output)).toEqual(['Tin đến phải để riêng vì lỗi: 1. Mã: k3Xp9a.', 'Tin quá giờ gửi hơn 10 phút: 1.'])
  })

  test('points at an operator who is on the list of the branch', async () => {
    await admin(['settings', 'CB1', 'operator=đồng chí Đỗ Thử An'])
    const { code, output } = await admin(['doctor'])
    expect(code).toBe(0)
    expect(output).toContain('CB1: người vận hành máy chủ có tên trong danh sách của chính chi bộ này.')
  })

  test('of an empty database asks for a roster', async () => {
    await truncateAll(world.database)
    expect((await admin(['doctor'])).output).toContain('Chưa có tổ chức nào. Nhập danh sách bằng lệnh roster import.')
  })

  test('says so when the database does not answer', async () => {
    const units = { ...world.chibo.units, run: async () => { throw new Error('down') } }
    const { database, box, words } = world
    const config = readConfig({ DATA_DIR: folder, BOT_TOKEN: '123456789:AAThu' })
    const { code, output } = await runAdmin({ config, database, chibo: { units, jobs: [] }, box, words, telegram: null }, { args: ['doctor'], files: [] })
    expect(code).toBe(1)
    expect(wrongs(output)).toEqual(['Kênh Telegram: chưa đặt BOT_TOKEN.', 'Cơ sở dữ liệu không trả lời.'])
  })

  test('prints neither token nor key', async () => {
    const key = Buffer.alloc(32, 9).toString('base64')
    const config = readConfig({ DATA_DIR: folder, BOT_TOKEN: '123456789:AAThu', SECRET_KEY: key })
    const { database, chibo, box, words } = world
    const { output } = await runAdmin({ config, database, chibo, box, words, telegram: bot() }, { args: ['doctor'], files: [] })
    expect(output).not.toContain('AAThu')
    expect(output).not.toContain(key)
  })
})

describe('a command', () => {
  beforeAll(() => world.start())

  test.each([
    [[], 'Chưa có lệnh nào.'],
    [['rm'], 'Không có lệnh “rm”.'],
    [['roster', 'export'], 'Không có lệnh “roster export”.'],
    [['roster', 'import'], 'Lệnh roster import còn thiếu: FILE.'],
    [['roster', 'import', 'a.csv', 'b.csv'], 'Lệnh roster import không dùng “b.csv”.'],
    [['roster', 'import', 'a.csv', '--force'], 'Lệnh roster import không dùng “--force”.'],
    [['invites'], 'Lệnh invites còn thiếu: ORG.'],
    [['invites', 'CB1', '--csv'], 'Lệnh invites còn thiếu: --csv FILE.'],
    [['invites', 'CB1', '--csv', 'a', '--print', 'a'], 'Hai kết quả không ghi chung một tệp được: a.'],
    [['confirm'], 'Lệnh confirm còn thiếu: PERSON.'],
    [['confirm', 'a', '1234', 'b'], 'Lệnh confirm không dùng “b”.'],
    [['settings'], 'Lệnh settings còn thiếu: ORG.'],
    [['settings', 'CB1', 'contact'], '“contact” chưa đúng dạng. Viết key=value, có khoảng trắng thì để trong dấu ngoặc.'],
    [['doctor', 'now'], 'Lệnh doctor không dùng “now”.'],
  ])('typed as %j is answered with what is wrong and how it is used', async (args, sentence) => {
    const { code, output } = await admin(args)
    expect(code).toBe(2)
    expect(output.split('\n')[0]).toBe(sentence)
    expect(output).toContain('roster import FILE [--dry-run] [--close-missing]')
  })

  test('explains itself when asked', async () => {
    expect(await admin(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('settings ORG [key=value …]') })
  })

  test('that fails says nothing of the inside and leaves a code', async () => {
    const units = { ...world.chibo.units, run: async () => { throw new Error('password=secret') } }
    const config = readConfig({ DATA_DIR: folder, BOT_TOKEN: '123456789:AAThu' })
    const { database, box, words } = world
    const { code, output } = await runAdmin({ config, database, chibo: { units, jobs: [] }, box, words, telegram: null }, { args: ['settings', 'CB1'], files: [] })
    expect(code).toBe(1)
    expect(output).toMatch(/^Lệnh chưa làm xong vì có trục trặc\. Chưa ghi gì\. Mã trong nhật ký: \w{6}\.$/)
  })
})

describe('files', () => {
  const path = (name: string) => join(folder, name)
  const refused = (name: string) => readFiles([name]).then(() => null, (error: unknown) => (error as { code: string }).code)

  test('of fifty megabytes are refused by their size alone', async () => {
    const file = await open(path('big.csv'), 'w')
    await file.truncate(50 * 1024 * 1024)
    await file.close()
    expect(await refused(path('big.csv'))).toBe('roster-too-big')
  })

  test('that are none are refused: missing, a folder, a device, a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [path('pipe')])
    for (const name of [path('missing.csv'), folder, '/dev/zero', path('pipe')]) expect(await refused(name)).toBe('admin-no-file')
  })

  test('in another encoding are refused with how to save them', async () => {
    await writeFile(path('utf16.csv'), `\uFEFF${ROSTER}`, 'utf16le')
    await writeFile(path('roster.xlsx'), Buffer.from('PK\x03\x04'))
    expect(await refused(path('utf16.csv'))).toBe('roster-not-utf8')
    expect(await refused(path('roster.xlsx'))).toBe('roster-spreadsheet')
  })

  test('that a command makes are for their owner alone, never written over, and gone when nothing came', async () => {
    await claimFiles([path('moi.csv'), path('moi.html')])
    await fillFiles([path('moi.csv'), path('moi.html')], [{ name: path('moi.csv'), text: 'mã' }, { name: path('elsewhere'), text: 'x' }])
    expect(await readFile(path('moi.csv'), 'utf8')).toBe('mã')
    expect((await stat(path('moi.csv'))).mode & 0o777).toBe(0o600)
    await expect(stat(path('moi.html'))).rejects.toThrow('ENOENT')
    await expect(stat(path('elsewhere'))).rejects.toThrow('ENOENT')

    await expect(claimFiles([path('other.csv'), path('moi.csv')])).rejects.toMatchObject({ code: 'admin-file-there' })
    await expect(stat(path('other.csv'))).rejects.toThrow('ENOENT')
    expect(await readFile(path('moi.csv'), 'utf8')).toBe('mã')
    await expect(claimFiles([path('no/such/folder.csv')])).rejects.toMatchObject({ code: 'admin-file-not-written' })
  })
})

