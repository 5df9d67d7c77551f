import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { ensureSet } from '../src/features/catalog/catalog.service.ts'
import signs from '../src/features/catalog/signs.json' with { type: 'json' }
import { addMinutes } from '../src/platform/calendar.ts'
import { HEADER, makeAdminWorld, type AdminWorld } from './support/admin.ts'
import type { TestPerson } from './support/chat.ts'
import { truncateAll } from './support/database.ts'
import { finishes } from './support/self-check.ts'
import { at } from './support/world.ts'
import { live } from './support/year.ts'

/**
 * A year of a branch whose secretary has never seen Chibo and has no terminal: whoever runs the server brought in the
 * roster and two invitations, and from then on there are presses, texts, files and time only. The tests are the year's
 * steps in their order.
 */
const ROSTER = [
  HEADER,
  'DU,Đảng ủy phường Thử Nghiệm,,committee,DU-1,Trần Thị Theo Dõi,officer,full,0900000100,,',
  'CB1,Chi bộ Thử Nghiệm 1,DU,branch,A-1,Nguyễn Văn Bí Thư,secretary,full,0900000101,,',
  'CB1,,,,A-2,Lê Thị Phó,deputy_secretary,full,0900000102,,',
  'CB1,,,,A-3,Phạm Văn Chi Ủy,committee_member,full,0900000103,,',
  'CB1,,,,A-4,Đỗ Thử An,member,full,0900000104,,',
  'CB1,,,,A-5,Vũ Thử Bình,member,full,,,',
  'CB1,,,,A-6,Đinh Thử Chính,member,full,0900000106,,',
].join('\n')
const [SECRETARY, DEPUTY, COMMITTEE, AN, BINH, CHINH, MOI, MINH] = [
  'Nguyễn Văn Bí Thư', 'Lê Thị Phó', 'Phạm Văn Chi Ủy', 'Đỗ Thử An', 'Vũ Thái Bình', 'Đinh Thử Chính', 'Hoàng Thử Mới', 'Lý Thử Minh',
]
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
const STRANGER = 'Chào anh/chị. Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.'

vi.setConfig({ testTimeout: 120_000 })

let close: AdminWorld['close']
let world: AdminWorld['world']
let officer: TestPerson
let secretary: TestPerson
const people = new Map<string, TestPerson>()
const the = (name: string): TestPerson => people.get(name) as TestPerson
const db = () => world.database.prisma

beforeAll(async () => {
  const all = await makeAdminWorld()
  ;({ close, world } = all)
  await world.start()
  await truncateAll(world.database)
  await world.chibo.units.run((unit) => ensureSet(unit, signs))
  await all.load(ROSTER)
  await all.admin(['settings', 'DU', 'controller=Đảng ủy phường Thử Nghiệm', 'operator=Văn phòng Đảng ủy', 'contact=0900 000 000'])
  const invited = async (org: string, ...who: string[]) => {
    const { files = [] } = await all.admin(['invites', org, ...who, '--csv', 'moi.csv'])
    return (parse(files[0]?.text ?? '', { columns: true, bom: true }) as { code: string }[])[0]?.code ?? ''
  }
  officer = await joins('officer', await invited('DU'), '0100')
  secretary = await joins(SECRETARY, await invited('CB1', 'A-1'), '0101')
})
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => close())

/** Presses these buttons one after the other; what begins with `>` is typed. @returns what then stands there, without empty lines */
async function does(who: TestPerson, ...deeds: (string | RegExp)[]): Promise<string> {
  for (const deed of deeds) await (typeof deed === 'string' && deed.startsWith('>') ? who.types(deed.slice(1)) : who.presses(deed))
  return who.screen.text.replace(/\n+/g, '\n')
}

/** With the link that was handed out: it is me, the second fact, the consent. */
async function joins(name: string, code: string, tail: string): Promise<TestPerson> {
  const person = world.stranger(`${name}, first phone`)
  await does(person, `>/start ${code}`, 'Đúng là tôi', `>${tail}`, 'Tôi đồng ý')
  people.set(name, person)
  return person
}

/** With a link for whom no second fact is known: shown on the own phone, confirmed face to face. */
async function meets(name: string, { by, address }: { by: TestPerson; address: string }): Promise<TestPerson> {
  const person = world.stranger(address)
  await does(person, `>/start ${codeOn(by)}`, 'Đúng là tôi')
  const number = /trên máy: (\d{4})/.exec(person.screen.text)?.[1] ?? 'none'
  expect(await does(by, '>/start', `Xác nhận: ${name}`)).toContain(`đúng số ${number}`)
  expect(await does(by, 'Đã gặp, đúng người')).toBe(`Đã xác nhận đồng chí ${name}.`)
  people.set(name, person)
  return person
}
const codeOn = (who: TestPerson): string => /\/start (\w+)/.exec(who.screen.text)?.[1] ?? ''

/** A member's card, as its keeper comes to it; then further. */
const card = (who: TestPerson, name: string, ...deeds: (string | RegExp)[]) => does(who, '>/danhsach', 'Danh sách đảng viên', name, ...deeds)
const progress = (who: TestPerson = secretary) => does(who, '>/danhsach')
const hands = async (who: TestPerson = secretary): Promise<string> => {
  await does(who, '>/start')
  return who.screen.labels.includes('Việc cần tôi giúp') ? does(who, 'Việc cần tôi giúp') : 'nothing'
}
const pushes = (who: TestPerson) => who.messages.filter(({ text }) => text === PUSH).length

/** Time passes with the server on; nobody is ever told twice in one minute. */
async function until(moment: string): Promise<void> {
  const told = new Map<TestPerson, number>()
  await live(world, moment, async () => {
    for (const who of [...people.values(), officer]) {
      expect(pushes(who) - (told.get(who) ?? pushes(who))).toBeLessThan(2)
      told.set(who, pushes(who))
    }
  })
}
/** The quiet months: a heartbeat every other day, for whatever fell due. */
async function pass(moment: string): Promise<void> {
  const first = at(`${world.clock.now().toISOString().slice(0, 10)} 08:00`)
  for (let next = first; next < at(moment); next = addMinutes(next, 48 * 60)) {
    if (next <= world.clock.now()) continue
    world.clock.moveTo(next)
    await world.beat()
  }
  await until(moment)
}
const ids = async (name: string) => (await db().person.findFirstOrThrow({ where: { fullName: name } })).id
const isAsked = async (name: string, period: string) =>
  (await db().participant.count({ where: { personId: await ids(name), thingId: (await db().round.findFirstOrThrow({ where: { period } })).id } })) === 1

test('on the first evening the secretary sets day and hour, and sees what will come of it', async () => {
  expect(secretary.screen.labels).toContain('Đặt ngày giờ sinh hoạt')
  await does(secretary, 'Đặt ngày giờ sinh hoạt', '>ngày 6', 'Lưu')
  expect(secretary.screen.text).toContain('Giờ sinh hoạt')
  const preview = await does(secretary, '>19h30')
  expect(preview).toContain('Sinh hoạt: 19:30, thứ Sáu 6/11/2026')
  // The meeting is four days off: the self-check opens at once, and nothing is announced that is past.
  expect(preview).toContain('Mở tự soi: 09:00, thứ Hai 2/11/2026')
  expect(preview.match(/Nhắc tự soi/g)).toHaveLength(2)
  expect(preview).not.toContain('/10/2026')
  await does(secretary, 'Lưu', 'Nơi sinh hoạt', '>Nhà văn hóa', 'Lưu')
  expect(secretary.screen.text).toContain('Ngày sinh hoạt: ngày 6 hằng tháng\nGiờ sinh hoạt: 19:30\nNơi sinh hoạt: Nhà văn hóa')
  await does(secretary, 'Màn hình đầu')
  expect(secretary.screen.labels).not.toContain('Đặt ngày giờ sinh hoạt')
  expect(await progress()).toBe('Chi bộ Thử Nghiệm 1\nChưa có kỳ tự soi nào.')
})

test('whoever is not connected gets a slip from the printed sheet, and a neutral text', async () => {
  expect(await does(secretary, 'Tin soạn sẵn để nhắc')).toContain('“Kính nhắc đồng chí tự soi trước buổi sinh hoạt 19:30, thứ Sáu 6/11/2026.”\nChưa kết nối: Đỗ Thử An, Vũ Thử Bình')
  expect(await does(secretary, 'In giấy mời người chưa kết nối')).toContain('có 5 giấy mời')
  const sheet = new TextDecoder().decode(secretary.files.at(-1)?.bytes)
  const slips = new Map(sheet.split('<section>').slice(1).map((slip) => [/>([^<]*(?:An|Bình|Chính|Phó|Ủy))</.exec(slip)?.[1], /\/start (\w+)/.exec(slip)?.[1]]))
  for (const [name, tail] of [[DEPUTY, '0102'], [COMMITTEE, '0103'], [AN, '0104'], [CHINH, '0106']] as const) await joins(name, slips.get(name) ?? '', tail)
  expect(await does(secretary, 'Quay lại')).toContain('Danh sách có 6 đồng chí.\nĐỗ Thử An: đã kết nối\nVũ Thử Bình: chưa kết nối')
})

test('somebody new is added, invited, met and connected', async () => {
  await does(secretary, 'Thêm một đồng chí', `>${MOI}`, 'Dự bị')
  expect(secretary.screen.text).toContain('Tình trạng: dự bị.\nChưa có 4 số cuối: khi kết nối, đồng chí sẽ gặp trực tiếp để xác nhận.')
  await does(secretary, 'Thêm vào danh sách', 'Đổi tình trạng', 'Dự bị', 'Từ hôm nay', '>20/12/2026', 'Ghi')
  expect(secretary.screen.text).toContain('hạn xét công nhận chính thức Chủ nhật 20/12/2026')
  await does(secretary, 'Mời kết nối')
  await does(await meets(MOI, { by: secretary, address: 'moi' }), 'Tôi đồng ý')
  expect(await card(secretary, MOI)).toContain('Kết nối: đã kết nối.')
})

test('a name is corrected, and two months elsewhere end by themselves', async () => {
  expect(await card(secretary, 'Vũ Thử Bình', 'Sửa họ tên', `>${BINH}`)).toContain(`${BINH}, Chi bộ Thử Nghiệm 1`)
  await does(secretary, 'Đổi tình trạng', 'Sinh hoạt tạm thời nơi khác', 'Từ hôm nay', '>5/1/2027')
  expect(secretary.screen.text).toBe(`Đồng chí ${BINH}: sinh hoạt tạm thời nơi khác, từ thứ Hai 2/11/2026 đến hết thứ Ba 5/1/2027. Sau đó trở lại như hiện nay.`)
  expect(await does(secretary, 'Ghi')).toContain('Từ thứ Tư 6/1/2027: đảng viên, chính thức.')
})

test('who is away is entered on the own card, and back from it there is a way', async () => {
  expect(await card(secretary, CHINH, 'Ghi ngày vắng', 'Từ hôm nay', '2 tuần')).toContain(`Vắng từ thứ Hai 2/11/2026 đến hết Chủ nhật 15/11/2026. Do đồng chí ${SECRETARY} ghi.`)
  expect(await does(secretary, 'Quay lại')).toContain(`${CHINH}, Chi bộ Thử Nghiệm 1`)
  expect(await does(secretary, 'Quay lại', 'Danh sách chi bộ', 'Màn hình đầu')).toContain('Chào đồng chí.')
})

test('the secretary reminds with one press, and names nobody', async () => {
  await until('2026-11-03 09:00')
  expect([pushes(the(AN)), pushes(the(CHINH))]).toEqual([1, 0])
  await does(the(AN), '>tự soi', 'Bắt đầu', 'Cần chú ý', '>Đọc kỹ văn bản hơn', 'Nêu điều 1 tại buổi sinh hoạt', 'Đưa vào chương trình')
  await finishes(the(COMMITTEE))
  expect(await progress()).toContain('6 đồng chí: 1 đã làm · 5 chưa làm')
  await does(secretary, 'Nhắc 5 đồng chí chưa làm')
  expect(secretary.toasts.at(-1)).toBe('Đã xếp lịch nhắc.')
  await until('2026-11-03 10:00')
  expect([pushes(the(AN)), pushes(the(COMMITTEE)), pushes(the(CHINH))]).toEqual([2, 1, 0])
  await progress()
  expect(secretary.screen.labels.filter((label) => label.startsWith('Nhắc'))).toEqual([])
})

test('what was raised is read once the agenda is settled', async () => {
  await until('2026-11-04 16:59')
  await progress()
  expect(secretary.screen.labels).not.toContain('Điều đảng viên muốn nêu')
  await until('2026-11-04 17:01')
  expect(await does(secretary, '>/danhsach', 'Điều đảng viên muốn nêu')).toBe(`Điều đảng viên muốn nêu tại buổi sinh hoạt 19:30, thứ Sáu 6/11/2026, đúng lời từng đồng chí.\n${AN}\nĐọc kỹ văn bản hơn`)
})

test('a lost phone is locked; the new one shows nothing of before for fourteen days, and says why', async () => {
  const old = the(AN)
  expect(await card(secretary, AN, 'Tạm khóa vì mất máy', 'Tạm khóa ngay')).toContain('Khi gặp lại đồng chí ấy, đồng chí làm lời mời mới.')
  expect(await does(old, '>/tusoi')).toBe(STRANGER)
  expect(await does(secretary, 'Quay lại')).toContain('Kết nối: chưa kết nối lại.')
  expect(secretary.screen.labels).not.toContain('Số cuối điện thoại hoặc thẻ')
  await does(secretary, 'Mời kết nối')
  const phone = await meets(AN, { by: secretary, address: 'an, new phone' })
  expect(await does(phone, '>/tusoi')).toBe('Đã xong 0/27. Đồng chí làm tiếp từ biểu hiện 1?\nNhững gì đồng chí ghi trước lần kết nối này đang khóa đến 17:01, thứ Tư 18/11/2026, phòng khi người khác cầm liên kết mới.')
  await does(phone, 'Xem lại', '>/toi', 'Các kỳ trước của tôi', '>/toi', 'Tải về tất cả', 'Tôi hiểu, gửi tệp cho tôi')
  expect(phone.messages.map(({ text }) => text).join('\n')).not.toContain('Đọc kỹ')
})

test('a change of role holds once somebody above has confirmed it', async () => {
  await card(secretary, COMMITTEE, 'Đề nghị vai trò khác', 'Phó bí thư', 'Chưa định ngày', 'Gửi cấp trên xác nhận')
  expect(secretary.screen.text).toContain('Vai trò: chi ủy viên.')
  await until('2026-11-05 09:00')
  expect(await does(officer, 'Xem')).toContain(`Đồng chí ${COMMITTEE} làm phó bí thư.\nNgười đề nghị: ${SECRETARY}.`)
  expect(await does(officer, 'Tôi xác nhận')).toContain('làm phó bí thư từ hôm nay')
  expect(await card(secretary, COMMITTEE)).toContain('Vai trò: phó bí thư.')
})

test('who moves away is told, takes the history along, and is closed on the day', async () => {
  await until('2026-11-20 09:00')
  expect(await progress()).toContain('Kỳ tự soi tới mở lúc 08:00, thứ Năm 26/11/2026.')
  const before = pushes(the(CHINH))
  expect(await card(secretary, CHINH, 'Thôi sinh hoạt ở đây', '>1/12/2026')).toContain('Chibo báo để đồng chí ấy kịp lưu lịch sử')
  expect(await does(secretary, 'Thôi sinh hoạt ở đây')).toContain('Thôi sinh hoạt ở đây từ thứ Ba 1/12/2026.')
  await until('2026-11-20 09:05')
  expect(pushes(the(CHINH))).toBe(before + 1)
  expect(await does(the(CHINH), 'Xem')).toContain('Đồng chí có thể lưu lịch sử của mình trước ngày đó')
  await does(the(CHINH), 'Dữ liệu của tôi', 'Tải về tất cả', 'Tôi hiểu, gửi tệp cho tôi')
  expect(the(CHINH).files).toHaveLength(1)
  await until('2026-12-02 09:00')
  expect(await does(the(CHINH), '>/toi')).toBe(STRANGER)
  expect(await card(secretary, AN, 'Quay lại')).toContain('Danh sách có 6 đồng chí.')
  expect(await isAsked(CHINH, '2026-11')).toBe(true)
})

test('the roster comes and goes as a file, CSV as well as Excel', async () => {
  await does(secretary, 'Danh sách bằng tệp', 'Tải danh sách hiện có')
  const rows = await readSheet(Buffer.from(secretary.files.at(-1)?.bytes ?? []))
  const more = [...rows.map((cells) => cells.map((cell) => (cell === null ? '' : String(cell)))), ['CB1', '', '', '', 'M-9', MINH, 'member', 'full', '0900000199', '', '', '']]
  await secretary.sendsFile(more.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n'))
  expect(secretary.screen.text).toContain(`1 thêm · 0 đổi · 6 như cũ · 0 không có trong tệp · 0 đóng\n• Thêm: ${MINH}`)
  expect(await does(secretary, 'Ghi danh sách')).toContain('Đã ghi danh sách.')
  await does(secretary, 'Xem danh sách', 'Danh sách bằng tệp')
  const exempt = more.map((cells) => cells.map((cell) => (cells[4] === 'A-3' && cell === 'full' ? 'exempt' : cell)))
  await secretary.sendsFile(new Uint8Array(await writeXlsx(exempt.map((cells) => cells.map((value) => ({ value, type: String })))).toBuffer()), { name: 'danh-sach.xlsx' })
  expect(secretary.screen.text).toContain(`• Đổi: ${COMMITTEE} (tình trạng)`)
  await does(secretary, 'Ghi danh sách')
  expect(await card(secretary, COMMITTEE)).toContain('Tình trạng: được miễn sinh hoạt.')
  await does(secretary, 'Đổi tình trạng', 'Chính thức', 'Từ hôm nay', 'Ghi')
})

test('one list in the morning says what needs a hand, and leads to where it is done', async () => {
  await until('2026-12-04 07:31')
  expect(await hands()).toBe(`Những việc cần đồng chí giúp:\nChưa kết nối: ${MINH}.`)
  await does(secretary, 'Danh sách chi bộ', 'Danh sách đảng viên', MINH, 'Mời kết nối')
  await joins(MINH, codeOn(secretary), '0199')
  expect(await hands()).toBe('nothing')
})

test('the end of a probation waits in that list until it is decided', async () => {
  await pass('2026-12-20 07:31')
  expect(await hands()).toContain(`Đồng chí ${MOI} đã đến hạn xét công nhận đảng viên chính thức, cần quyết định.`)
  await card(secretary, MOI, 'Đổi tình trạng', 'Chính thức', 'Từ hôm nay', 'Ghi')
  expect(await hands()).toBe('nothing')
})

test('who blocks Chibo is not late, and comes back to one message', async () => {
  await until('2026-12-26 09:00')
  await the(MOI).blocks()
  await until('2026-12-28 09:00')
  expect(await progress()).toContain(`${MOI}: không gửi được tin`)
  expect(await hands()).toContain(`Chibo không gửi được tin cho đồng chí ${MOI} (có thể do đổi máy hoặc chặn tin).`)
  expect(await does(secretary, '>/danhsach', 'Tin soạn sẵn để nhắc')).toContain(`Chibo không gửi được tin: ${MOI}.`)
  const before = pushes(the(MOI))
  await the(MOI).unblocks()
  await until('2026-12-28 10:00')
  expect(pushes(the(MOI))).toBe(before + 1)
  expect(await does(the(MOI), 'Xem')).toContain('Mời đồng chí tự soi tháng 1/2027')
  expect(await hands()).toBe('nothing')
})

test('a meeting on a holiday is said two weeks before and stays unless the secretary moves it', async () => {
  await pass('2027-01-23 07:31')
  expect(await does(secretary, 'Xem')).toContain('19:30, thứ Bảy 6/2/2027 trùng Tết Nguyên đán. Chibo giữ nguyên ngày.')
  await pass('2027-02-07 09:00')
  expect([await isAsked(BINH, '2026-12'), await isAsked(BINH, '2027-02')]).toEqual([false, true])
  await pass('2027-03-15 09:00')
  const preview = await does(secretary, '>/caidat', 'Ngày sinh hoạt', '>30')
  expect(preview).toContain('19:30, thứ Sáu 30/4/2027 (ngày Giải phóng miền Nam)')
  await does(secretary, 'Lưu')
  await pass('2027-04-16 07:31')
  expect(await does(secretary, 'Xem')).toContain('trùng ngày Giải phóng miền Nam')
  await does(secretary, 'Ngày sinh hoạt', '>29', 'Lưu', '>/start')
  expect(secretary.screen.labels).not.toContain('Sinh hoạt trùng ngày nghỉ')
  await pass('2027-04-30 09:00')
  const { startsAt } = await db().meeting.findFirstOrThrow({ where: { period: '2027-04' } })
  expect(startsAt).toEqual(new Date('2027-04-29T12:30:00Z'))
})

test('who withdraws looks like somebody who was never connected', async () => {
  await pass('2027-06-10 09:00')
  expect(await does(the(MOI), '>/toi', 'Thôi dùng Chibo', 'Tôi thôi dùng Chibo')).toContain('Đã ghi nhận: đồng chí thôi dùng Chibo.')
  const before = pushes(the(MOI))
  expect(await card(secretary, MOI)).toMatch(/Kết nối: (chưa kết nối|làm ngoài Chibo)\./)
  expect(await hands()).toBe('nothing')
  await pass('2027-07-20 09:00')
  expect(pushes(the(MOI))).toBe(before)
  expect(await db().check.count({ where: { personId: await ids(MOI) } })).toBe(0)
})

test('the deputy helps when it is the secretary who lost the phone, and leads while the secretary is away', async () => {
  const deputy = the(DEPUTY)
  expect(await does(officer, '>/danhsach', 'Bí thư, phó bí thư cấp dưới')).toContain(`Chi bộ Thử Nghiệm 1, bí thư: ${SECRETARY}, đã kết nối.`)
  await card(deputy, SECRETARY, 'Tạm khóa vì mất máy', 'Tạm khóa ngay', 'Quay lại', 'Mời kết nối')
  expect(await does(secretary, '>/danhsach')).toBe(STRANGER)
  secretary = await meets(SECRETARY, { by: deputy, address: 'the secretary, new phone' })
  expect(await progress()).toContain('Tự soi tháng 7/2027')
  await card(secretary, DEPUTY, 'Đề nghị vai trò khác', 'Bí thư', '>31/8/2027', 'Gửi cấp trên xác nhận')
  await until('2027-07-20 09:05')
  await does(officer, '>/start', `Vai trò: ${DEPUTY}`, 'Tôi xác nhận')
  expect(await card(deputy, SECRETARY)).toContain('Vai trò: đảng viên.')
  await pass('2027-09-01 09:00')
  expect(await card(secretary, SECRETARY)).toContain('Vai trò: bí thư.')
})

test('at the end of the year every month had its round, and nothing unfinished was ever shown', async () => {
  await pass('2027-11-02 09:00')
  expect((await db().round.findMany({ orderBy: { period: 'asc' } })).map(({ period }) => period)).toEqual([
    '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10'])
  expect(await hands()).toBe('nothing')
  const shown = world.test.everything().filter(({ from }) => from === 'bot')
  expect(shown.filter(({ text }) => text.length > 1800 || /undefined|\[object|\{ ?\$|null/.test(text))).toEqual([])
  expect(shown.flatMap(({ labels }) => labels).filter((label) => label.length > 32 || /^[a-z]+-[a-z-]+$/.test(label))).toEqual([])
  expect(shown.filter(({ text }) => text.includes('Nút này đã cũ'))).toEqual([])
})
