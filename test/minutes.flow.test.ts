import { inflateRawSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import type { MinutesRecord } from '../src/features/meetings/minutes.rules.ts'
import type { TestPerson } from './support/chat.ts'
import { confirms, meetingId, opens } from './support/meetings.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
let id: string
let secretary: TestPerson
beforeAll(async () => { world = await makeWorld() })
beforeEach(async () => {
  await world.start()
  secretary = await world.member('secretary')
  id = await meetingId(world)
})
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const EVENING = '2026-11-20 19:40'
const STALE = /Nút này đã cũ/
const db = () => world.database.prisma
const stored = async (): Promise<MinutesRecord> => world.box.open<MinutesRecord>(`minutes:${id}`, (await db().meeting.findUniqueOrThrow({ where: { id } })).minutes ?? new Uint8Array())

/** Confirmed, begun, and the roll called: Bình is absent. */
async function begins(): Promise<void> {
  await confirms(secretary, id)
  await world.moveTo(EVENING)
  await opens(secretary, id)
  await secretary.presses('Điểm danh')
  await secretary.presses('Có mặt tất cả, trừ…')
  await secretary.presses(/Vũ Thử Bình/)
}
async function writes(person = secretary): Promise<void> {
  await opens(person, id)
  await person.presses('Biên bản')
}
async function types(button: string, text: string): Promise<void> {
  await writes()
  await secretary.presses(button)
  await secretary.types(text)
}
async function decides(text: string, { owner, due }: { owner?: string; due?: string } = {}): Promise<void> {
  await writes()
  await secretary.presses(/^Quyết định/)
  await secretary.presses('Thêm')
  await secretary.types(text)
  if (owner !== undefined) {
    await secretary.presses('Chọn người làm')
    await secretary.presses(owner)
  }
  if (due !== undefined) {
    await secretary.presses('Đặt hạn')
    await secretary.types(due)
  }
}
async function adopts(): Promise<void> {
  await writes()
  await secretary.presses('Thông qua biên bản')
  await secretary.presses('Thông qua')
}

test('a whole evening: notes, decisions, votes, a request, dues; adopted by one press on one screen', async () => {
  const [an, binh] = [await world.member('an'), await world.member('binh')]
  await begins()
  await writes()
  await secretary.presses('Diễn biến từng mục')
  await secretary.presses('2')
  await secretary.types('Đã nghe thông tin thời sự tháng 11.')
  await decides('Trồng cây ở nhà văn hóa', { owner: 'Đỗ Thử An', due: '30/11/2026' })
  await decides('Giữ vệ sinh chung')
  await writes()
  await secretary.presses(/^Biểu quyết/)
  await secretary.presses('Thêm')
  await secretary.types('Thông qua nghị quyết tháng: 5/0/1')
  await writes()
  await secretary.presses(/^Kiến nghị cấp trên/)
  await secretary.presses('Thêm')
  await secretary.types('Sửa mái nhà văn hóa')
  await types('Kết luận', 'Chi bộ thống nhất các việc tháng 12.')
  await types('Đảng phí', '5/6')
  world.clock.moveTo(at('2026-11-20 21:05'))
  await writes()
  await secretary.presses('Thông qua biên bản')
  expect(secretary.screen.text).toContain('Có mặt 5/6 đồng chí.')
  expect(secretary.screen.text).toContain('Kết luận: Chi bộ thống nhất các việc tháng 12..')
  expect(secretary.screen.text).toContain('– Trồng cây ở nhà văn hóa (30/11/2026)')
  await secretary.presses('Thông qua')
  expect(secretary.toasts.at(-1)).toBe('Đã thông qua biên bản.')
  const row = await db().meeting.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ state: 'adopted', closedAt: at('2026-11-20 21:05'), adoptedAt: at('2026-11-20 21:05') })
  expect(Buffer.from(row.minutes ?? []).includes('thống nhất')).toBe(false)

  await opens(an, id)
  await an.presses('Biên bản')
  const pages = [an.screen.text]
  while (an.screen.labels.includes('Trang sau')) {
    await an.presses('Trang sau')
    pages.push(an.screen.text)
  }
  const text = pages.join('\n')
  expect(text).toContain('Đã nghe thông tin thời sự tháng 11.')
  expect(text).toContain('Thông qua nghị quyết tháng · 5 · 0 · 1 · thông qua')
  expect(text).toContain('Trồng cây ở nhà văn hóa · Đỗ Thử An · 30/11/2026')
  expect(text).toContain('Giữ vệ sinh chung · Cả chi bộ')
  expect(text).toContain('Đảng phí: 5/6 đồng chí đã đóng.')
  expect(text).not.toMatch(/kiểm điểm/i)
  expect(pages.every((page) => page.length <= 1800)).toBe(true)
  expect(an.screen.labels).not.toContain('Tệp Word')

  await world.moveTo('2026-11-21 07:30')
  expect(binh.messages.map((message) => message.text)).toContain('Buổi sinh hoạt 19:30, thứ Sáu 20/11/2026 đồng chí vắng. Kết luận và việc đồng chí được giao: xem tại đây.')
  expect(an.messages.some((message) => message.text.includes('đồng chí vắng. Kết luận'))).toBe(false)
  await binh.presses('Xem')
  expect(binh.screen.text).toContain('Chi bộ thống nhất các việc tháng 12.')
  expect(binh.screen.text).toContain('Buổi này đồng chí không được giao việc riêng.')
})

test('decisions are tasks: in the next agenda with their result, which the owner writes', async () => {
  const an = await world.member('an')
  await begins()
  await decides('Trồng cây ở nhà văn hóa', { owner: 'Đỗ Thử An', due: '30/11/2026' })
  expect(await db().assignment.count()).toBe(0)
  await adopts()
  await an.types('/tasks')
  expect(an.screen.text).toContain('Việc được giao: Trồng cây ở nhà văn hóa, hạn 30/11/2026.')
  await an.presses(/^Việc: Trồng cây/)
  await an.presses('Ghi kết quả')
  await an.types('Đã trồng 20 cây')
  await an.presses('Đã làm xong')
  expect(an.screen.text).toContain('Đã làm xong.')
  const next = await meetingId(world, 'chiBo1', '2026-12')
  await opens(secretary, next)
  await secretary.presses('Dự thảo')
  expect(secretary.screen.text).toContain('– Đã xong: Trồng cây ở nhà văn hóa: Đã trồng 20 cây (Đỗ Thử An)')
})

test('a request goes to the officer at adoption, who sees its age; the answer lies in the next agenda', async () => {
  const officer = await world.member('officer')
  await begins()
  await writes()
  await secretary.presses(/^Kiến nghị cấp trên/)
  await secretary.presses('Thêm')
  await secretary.types('Sửa mái nhà văn hóa')
  expect(await db().branchRequest.count()).toBe(0)
  await adopts()
  await world.moveTo('2026-11-25 09:00')
  await officer.types('/start')
  await officer.presses('Kiến nghị chờ trả lời: 1')
  expect(officer.screen.text).toContain('Chi bộ Thử Nghiệm 1: Sửa mái nhà văn hóa')
  await officer.presses(/^1\. Sửa mái/)
  expect(officer.screen.text).toContain('Gửi thứ Sáu 20/11/2026, đã chờ 5 ngày.')
  await officer.presses('Trả lời')
  await officer.types('Đưa vào kế hoạch quý I/2027.')
  expect(officer.screen.text).toContain('trả lời sau 5 ngày')
  const next = await meetingId(world, 'chiBo1', '2026-12')
  await opens(secretary, next)
  await secretary.presses('Dự thảo')
  expect(secretary.screen.text).toContain('Trả lời của Đảng ủy phường Thử Nghiệm về kiến nghị “Sửa mái nhà văn hóa”: Đưa vào kế hoạch quý I/2027.')
  expect(Buffer.from((await db().branchRequest.findFirstOrThrow()).record).includes('mái')).toBe(false)
})

test('the gist of a self-criticism enters in the words that the person approved, else as “đã phát biểu” (MR7)', async () => {
  const [an, dual] = [await world.member('an'), await world.member('dual')]
  await begins()
  for (const [name, words] of [['Đỗ Thử An', 'Tôi còn đi họp chi ủy muộn.'], ['Hồ Thử Cả', 'Lời chưa được đồng ý']] as const) {
    await writes()
    await secretary.presses('Ai phát biểu')
    await secretary.presses(new RegExp(`${name}$`))
    await secretary.presses('Nói kỹ')
    await secretary.presses('Ghi ý tự phê bình')
    await secretary.types(words)
  }
  await an.types('/start')
  await an.presses('Lời của đồng chí trong biên bản')
  expect(an.screen).toMatchObject({ confidential: true })
  expect(an.screen.text).toContain('Tôi còn đi họp chi ủy muộn.')
  await an.presses('Đúng ý tôi')
  await an.pressesData(`minutes:mine-yes:${id}`)
  expect(an.toasts.at(-1)).toMatch(STALE)
  await adopts()
  const all = await minutesText(secretary)
  expect(all).toContain('Đồng chí Đỗ Thử An: Tôi còn đi họp chi ủy muộn.')
  expect(all).toContain('Đồng chí Hồ Thử Cả: đã phát biểu')
  expect(all).not.toContain('Lời chưa được đồng ý')
  expect(JSON.stringify(await stored())).not.toContain('Lời chưa được đồng ý')
  await dual.types('/start')
  expect(dual.screen.labels).not.toContain('Lời của đồng chí trong biên bản')
})

async function minutesText(person: TestPerson): Promise<string> {
  await person.pressesData(`minutes:read:${id}:0`)
  const pages = [person.screen.text]
  while (person.screen.labels.includes('Trang sau')) {
    await person.presses('Trang sau')
    pages.push(person.screen.text)
  }
  return pages.join('\n')
}

test('after adoption a change needs a reason, and the old words stay (AT13)', async () => {
  await begins()
  await types('Kết luận', 'Lời cũ')
  await decides('Việc cũ')
  await adopts()
  await world.moveTo('2026-11-22 09:00')
  await writes()
  await secretary.presses('Kết luận')
  expect(secretary.screen.text).toContain('Đồng chí gõ lý do sửa')
  await secretary.types('x')
  expect(secretary.screen.text).toBe('Đồng chí ghi rõ lý do sửa giúp.')
  await writes()
  await secretary.presses('Kết luận')
  await secretary.types('Ghi nhầm ngày')
  expect(secretary.screen.text).toContain('Đang ghi: Lời cũ.')
  await secretary.types('Lời mới')
  expect(secretary.screen.text).toContain('Đã sửa. Lời cũ và lý do vẫn được giữ.')
  const text = await minutesText(secretary)
  expect(text).toContain('Lời mới')
  expect(text).toContain('đồng chí Nguyễn Văn Bí Thư sửa. Lời cũ: Lời cũ. Lý do: Ghi nhầm ngày.')
  await writes()
  await secretary.presses(/^Quyết định/)
  await secretary.presses('1')
  await secretary.presses('Sửa lời')
  await secretary.types('Ghi cho rõ')
  await secretary.types('Việc mới')
  await secretary.pressesData(`tasks:one:${(await stored()).decisions[0]?.id}`)
  expect(secretary.screen.text).toContain('Việc mới')
  await secretary.pressesData(`minutes:resolution:${id}`)
  expect(secretary.toasts.at(-1)).toMatch(STALE)
})

test('the note-taker writes and closes these minutes, adopts nothing, and nothing is left after adoption', async () => {
  const an = await world.member('an')
  await begins()
  await db().meeting.update({ where: { id }, data: { noteTakerId: world.personId('an') } })
  await writes(an)
  expect(an.screen.labels).not.toContain('Thông qua biên bản')
  await an.presses('Kết luận')
  await an.types('Thư ký ghi')
  await an.pressesData(`minutes:adopt-yes:${id}`)
  expect(an.toasts.at(-1)).toMatch(STALE)
  await writes(an)
  await an.presses('Kết thúc buổi sinh hoạt')
  expect((await db().meeting.findUniqueOrThrow({ where: { id } })).state).toBe('held')
  await adopts()
  await an.pressesData(`minutes:ask:${id}:conclusion`)
  expect(an.toasts.at(-1)).toMatch(STALE)
  const other = await meetingId(world, 'chiBo1', '2026-12')
  await an.pressesData(`minutes:open:${other}`)
  expect(an.toasts.at(-1)).toMatch(STALE)
})

test('what two people write at the same moment both stands', async () => {
  const deputy = await world.member('deputy')
  await begins()
  for (const [person, what] of [[secretary, 'Kết luận'], [deputy, 'Đại biểu, khách']] as const) {
    await writes(person)
    await person.presses(what)
  }
  const another = world.another()
  const typed = (message: string, text: string) => ({ kind: 'text' as const, text, message })
  await Promise.all([
    world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: secretary.address, what: typed('a', 'Kết luận của bí thư') }]),
    another.intake.accept(world.test.channel, [{ number: 'b', address: deputy.address, what: typed('b', 'Khách của phó bí thư') }]),
  ])
  await Promise.all([world.chibo.idle(), another.idle()])
  expect(await stored()).toMatchObject({ conclusion: 'Kết luận của bí thư', guests: 'Khách của phó bí thư' })
})

test('adopted twice at the same moment it is adopted once, and an absentee is told once', async () => {
  const binh = await world.member('binh')
  const deputy = await world.member('deputy')
  await begins()
  await decides('Một việc')
  for (const person of [secretary, deputy]) {
    await writes(person)
    await person.presses('Thông qua biên bản')
  }
  const another = world.another()
  await Promise.all([
    world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: secretary.address, what: secretary.press('Thông qua') }]),
    another.intake.accept(world.test.channel, [{ number: 'b', address: deputy.address, what: deputy.press('Thông qua') }]),
  ])
  await Promise.all([world.chibo.idle(), another.idle()])
  expect(await db().assignment.count()).toBe(1)
  expect(await db().auditEntry.count({ where: { action: 'minutes-adopted' } })).toBe(1)
  await world.moveTo('2026-11-21 08:00')
  expect(binh.messages.filter(({ text }) => text.includes('Kết luận và việc đồng chí được giao'))).toHaveLength(1)
})

test('bad input is refused in words and changes nothing', async () => {
  await begins()
  for (const [button, text, said] of [['Đảng phí', '30/25', 'Đồng chí gõ hai số như 24/25'], ['Đảng phí', 'năm triệu', 'Đồng chí gõ hai số như 24/25'], ['Kết luận', 'x'.repeat(4001), 'Phần chữ dài hơn 1 ký tự']] as const) {
    await types(button, text)
    expect(secretary.screen.text).toContain(said)
  }
  await writes()
  await secretary.presses(/^Biểu quyết/)
  await secretary.presses('Thêm')
  await secretary.types('không có số')
  expect(secretary.screen.text).toContain('dấu hai chấm và các số')
  await writes()
  await secretary.presses('Chấm chất lượng')
  await secretary.presses('4')
  await secretary.types('41')
  expect(secretary.screen.text).toBe('Đồng chí gõ một số từ 0 đến 40.')
  expect((await db().meeting.findUniqueOrThrow({ where: { id } })).minutes).toBeNull()
})

test('before the evening, and of a meeting that nobody has confirmed, there are no minutes', async () => {
  await opens(secretary, id)
  expect(secretary.screen.labels).not.toContain('Biên bản')
  await secretary.pressesData(`minutes:open:${id}`)
  expect(secretary.toasts.at(-1)).toMatch(STALE)
})

test('the rota leads from who has spoken and fits the time; the estimate fills in what can be counted', async () => {
  await begins()
  await writes()
  await secretary.presses('Ai phát biểu')
  await secretary.presses('Lượt phát biểu')
  expect(secretary.screen.text).toMatch(/^Lượt phát biểu trong 30 phút, 5 đồng chí\./)
  expect(secretary.screen.text.split('\n')[1]).toMatch(/^1\. Nguyễn Văn Bí Thư/)
  expect(secretary.screen.text).not.toContain('Vũ Thử Bình')
  await secretary.presses('15')
  expect(secretary.screen.text).toContain('trong 15 phút')
  await writes()
  await secretary.presses('Chấm chất lượng')
  expect(secretary.screen.text).toContain('2. Dự sinh hoạt: 4/5 (Chibo đếm)')
  for (const [n, points] of [['1', '5'], ['3', '10'], ['4', '36'], ['5', '5'], ['6', '30'], ['7', '5']] as const) {
    await secretary.presses(n)
    await secretary.types(points)
  }
  expect(secretary.screen.text).toContain('Tổng điểm: 95/100, mức tốt.')
})

describe('the files', () => {
  async function file(button: string) {
    await secretary.presses(button)
    const found = secretary.files.at(-1)
    await secretary.presses('Quay lại')
    return found
  }
  const part = (zip: Buffer, name: string): string => {
    for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
      if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) !== name) continue
      const local = zip.readUInt32LE(at + 42)
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const body = zip.subarray(from, from + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8')
    }
    return ''
  }

  test('of minutes and attendance hold everybody by given name, what was said and what was so', async () => {
    await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { fullName: '=Đỗ Thử An' } })
    await begins()
    await types('Kết luận', 'Kết luận có đủ dấu: ượ ỗ ẫ ỵ')
    await adopts()
    const names = ['=Đỗ Thử An', 'Vũ Thử Bình', 'Hồ Thử Cả', 'Lê Thị Phó', 'Nguyễn Văn Bí Thư', 'Phạm Văn Chi Ủy']
    const docx = Buffer.from((await file('Tệp Word'))?.bytes ?? [])
    const rows = part(docx, 'word/document.xml').split('<w:tr>').map((row) => row.replace(/<[^>]+>/g, '|'))
    const listed = names.map((name) => rows.findIndex((row) => row.includes(name) && /\|\d+\|/.test(row)))
    expect(listed).toEqual(listed.toSorted((a, b) => a - b))
    expect(Math.min(...listed)).toBeGreaterThan(0)
    expect(rows.find((row) => row.includes('Vũ Thử Bình'))).toContain('vắng không lý do')
    expect(part(docx, 'word/document.xml')).toContain('Kết luận có đủ dấu: ượ ỗ ẫ ỵ')
    expect(part(docx, 'word/styles.xml')).toContain('Times New Roman')
    expect(Buffer.from((await file('Tệp PDF'))?.bytes ?? []).subarray(0, 5).toString()).toBe('%PDF-')

    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await file('Điểm danh CSV'))?.bytes)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const table = parse(csv, { bom: true }) as string[][]
    expect(table.slice(1).map((row) => row[1])).toEqual(["'=Đỗ Thử An", ...names.slice(1)])
    const sheet = await readSheet(Buffer.from((await file('Điểm danh Excel'))?.bytes ?? []))
    expect(sheet.slice(1).map((row) => row[1])).toEqual(names)
  })

  test('are for whoever writes or keeps them', async () => {
    const an = await world.member('an')
    await begins()
    await adopts()
    for (const form of ['docx', 'pdf', 'xlsx', 'csv']) {
      await an.pressesData(`minutes:file:${id}:${form}`, '1')
      expect(an.toasts.at(-1)).toMatch(STALE)
    }
    expect(an.files).toEqual([])
  })
})

test('a regular and a themed meeting on one evening have one set of minutes with two parts (MR13)', async () => {
  const themed = 'zzzzzzzzzz01'
  await db().meeting.create({ data: { id: themed, organisationId: world.orgId('chiBo1'), kind: 'themed', period: '2026-Q4', startsAt: at('2026-11-20 19:30'), state: 'confirmed', withId: id } })
  await secretary.types('/start')
  await secretary.pressesData(`agenda:topic:${themed}`)
  await secretary.types('Học tập và làm theo Bác')
  await begins()
  await writes()
  await secretary.presses('Diễn biến từng mục')
  await secretary.presses('10')
  await secretary.types('Phần chuyên đề ghi riêng')
  await adopts()
  const text = await minutesText(secretary)
  expect(text).toContain('Phần 1. Sinh hoạt thường kỳ')
  expect(text).toContain('Phần 2. Chuyên đề: Học tập và làm theo Bác')
  expect(text.indexOf('Phần chuyên đề ghi riêng')).toBeGreaterThan(text.indexOf('Phần 2.'))
  expect((await db().meeting.findUniqueOrThrow({ where: { id: themed } })).state).toBe('adopted')
})

test('nobody of the other branch, and no member before adoption, reads them', async () => {
  const people = await Promise.all((['an', 'secretary2', 'officer'] as const satisfies PersonKey[]).map((key) => world.member(key)))
  await begins()
  await types('Kết luận', 'Chưa ai đọc')
  for (const person of people) {
    for (const action of [`minutes:open:${id}`, `minutes:read:${id}:0`, `minutes:adopt:${id}`, `minutes:close:${id}`, `minutes:outcome:${id}`]) {
      await person.pressesData(action, '1')
      expect(person.toasts.at(-1), action).toMatch(STALE)
    }
  }
  await adopts()
  await people[1]!.pressesData(`minutes:read:${id}:0`, '1')
  expect(people[1]!.toasts.at(-1)).toMatch(STALE)
})
