import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from './support/chat.ts'
import { meetingId, opens } from './support/meetings.ts'
import { OPENING } from './support/self-check.ts'
import type { World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
let id: string
let secretary: TestPerson
beforeAll(async () => { world = await makeWorld() })
beforeEach(async () => {
  await world.start()
  secretary = await world.member('secretary')
  await secretary.types('/start')
  id = await meetingId(world)
})
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

async function drafts(person = secretary): Promise<void> {
  await opens(person, id)
  await person.presses('Dự thảo')
}
async function posts(): Promise<void> {
  await drafts()
  await secretary.presses('Xem như đảng viên sẽ thấy')
  await secretary.presses(/^Đăng/)
}
async function adds(text: string, heading = '6'): Promise<void> {
  await drafts()
  await secretary.presses(heading)
  await secretary.presses('Thêm nội dung')
  await secretary.types(text)
}
async function raises(person: TestPerson, words: string): Promise<void> {
  await person.types('tự soi')
  await person.presses('Bắt đầu')
  await person.presses('Cần chú ý')
  await person.types(words)
  await person.presses('Nêu điều 1 tại buổi sinh hoạt')
  await person.presses('Đưa vào chương trình')
}

test('the draft stands there by itself, with the headings of a monthly meeting', async () => {
  await drafts()
  expect(secretary.screen.text).toContain('Dự thảo chương trình sinh hoạt chi bộ thường kỳ tháng 11/2026.')
  expect(secretary.screen.text).toContain('1. Mở đầu: giới thiệu đại biểu, cử thư ký, điểm danh, đảng phí, thông qua chương trình')
  expect(secretary.screen.text).toContain('9. Kết luận; biểu quyết nghị quyết (nếu có); chấm chất lượng buổi sinh hoạt; thông qua biên bản')
  expect(secretary.screen.text).not.toMatch(/khắc phục|kiểm điểm/)
})

test('what is written stands in the preview, is posted by one press, and members read the same', async () => {
  const an = await world.member('an')
  await opens(an, id)
  expect(an.screen.labels).not.toContain('Chương trình')
  await adds('- Tết trồng cây\n- Đại hội chi hội')
  await drafts()
  await secretary.presses('Xem như đảng viên sẽ thấy')
  const preview = secretary.screen.text.split('\n').slice(1).join('\n')
  expect(preview).toContain('6. Thảo luận nhiệm vụ tháng tới, phân công\n– Tết trồng cây\n– Đại hội chi hội')
  await secretary.presses('Đăng chương trình')
  expect(secretary.toasts.at(-1)).toBe('Đã đăng chương trình.')
  await opens(an, id)
  await an.presses('Chương trình')
  expect(an.screen.text).toBe(preview)
})

test('a later edit changes the same screen, says so, and the versions stay', async () => {
  const an = await world.member('an')
  await adds('Bản đầu')
  await posts()
  await opens(an, id)
  await an.presses('Chương trình')
  const { id: message } = an.screen
  await adds('Bản sau')
  expect(an.screen.text).not.toContain('Bản sau')
  world.clock.moveTo(at('2026-11-03 10:00'))
  await posts()
  await world.beat()
  expect(an.screen.id).toBe(message)
  expect(an.screen.text).toContain('Bản sau')
  expect(an.screen.text).toContain('Đã cập nhật 10:00, thứ Ba 3/11/2026')
  expect(an.screen.labels).not.toContain('Xem bản trước')
  await secretary.presses('Xem bản trước')
  expect(secretary.screen.text).toContain('Bản 1, do đồng chí Nguyễn Văn Bí Thư đăng')
  expect(secretary.screen.text).not.toContain('Bản sau')
  await an.pressesData(`agenda:version:${id}:1`)
  expect(an.toasts.at(-1)).toMatch(/Nút này đã cũ/)
})

test('posting what somebody else has changed meanwhile is refused, and the new preview is shown', async () => {
  const deputy = await world.member('deputy')
  await drafts()
  await secretary.presses('Xem như đảng viên sẽ thấy')
  const post = secretary.press('Đăng chương trình')
  await drafts(deputy)
  await deputy.presses('6')
  await deputy.presses('Thêm nội dung')
  await deputy.types('Của phó bí thư')
  await secretary.arrive(post)
  expect(secretary.toasts.at(-1)).toMatch(/Dự thảo vừa thay đổi/)
  expect(secretary.screen.text).toContain('Của phó bí thư')
  expect((await world.database.prisma.meeting.findUniqueOrThrow({ where: { id } })).postedAt).toBeNull()
})

test('of two who change the same line the later one sees the other’s words, and neither text is lost', async () => {
  const deputy = await world.member('deputy')
  await adds('Lời đầu')
  const open = async (person: TestPerson) => {
    await drafts(person)
    await person.presses('6')
    await person.presses('1')
    await person.presses('Sửa lời')
  }
  await open(secretary)
  await open(deputy)
  await deputy.types('Lời của phó bí thư')
  await secretary.types('Lời của bí thư')
  expect(secretary.screen.text).toContain('Lời của phó bí thư')
  expect(secretary.screen.text).toContain('Lời của bí thư')
  await secretary.presses('Dùng lời của tôi')
  expect(secretary.toasts.at(-1)).toBe('Đã ghi vào dự thảo.')
  await drafts(deputy)
  expect(deputy.screen.text).toContain('– Lời của bí thư')
})

test('two lines added at the same moment both stand there', async () => {
  const deputy = await world.member('deputy')
  for (const person of [secretary, deputy]) {
    await drafts(person)
    await person.presses('6')
    await person.presses('Thêm nội dung')
  }
  const another = world.another()
  const typed = (message: string, text: string) => ({ kind: 'text' as const, text, message })
  await Promise.all([
    world.chibo.intake.accept(world.test.channel, [{ number: 'a', address: secretary.address, what: typed('a', 'Dòng một') }]),
    another.intake.accept(world.test.channel, [{ number: 'b', address: deputy.address, what: typed('b', 'Dòng hai') }]),
  ])
  await Promise.all([world.chibo.idle(), another.idle()])
  await drafts()
  expect(secretary.screen.text).toContain('Dòng một')
  expect(secretary.screen.text).toContain('Dòng hai')
})

test('what members raise is in the draft from the freeze on, for the readers alone', async () => {
  const an = await world.member('an')
  await world.moveTo(OPENING)
  await raises(an, 'Tôi muốn nói về giờ giấc')
  await drafts()
  expect(secretary.screen.text).toContain('Tự soi tháng 11/2026: bí thư phát biểu trước, rồi từng đồng chí')
  expect(secretary.screen.text).not.toContain('giờ giấc')
  await world.moveTo('2026-11-18 17:01')
  await drafts()
  expect(secretary.screen.text).toContain('– (chỉ chi ủy thấy) Đồng chí Đỗ Thử An nêu: Tôi muốn nói về giờ giấc')
  await posts()
  expect(secretary.screen.text).not.toContain('giờ giấc')
  await opens(an, id)
  await an.presses('Chương trình')
  expect(an.screen.text).not.toContain('giờ giấc')
  await opens(secretary, id)
  await secretary.presses('Bản dán')
  expect(secretary.screen.text).not.toContain('giờ giấc')
  await secretary.presses('Tải tệp Word')
  expect(await docx(secretary.files.at(-1)?.bytes)).not.toContain('giờ giấc')
})

/** The text of a Word file, read by another library than the one that wrote it. */
async function docx(bytes: Uint8Array | undefined): Promise<string> {
  const { inflateRawSync } = await import('node:zlib')
  const zip = Buffer.from(bytes ?? [])
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [method, size, nameLength, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) !== 'word/document.xml') continue
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(from, from + size)
    return (method === 0 ? body : inflateRawSync(body)).toString('utf8').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
  }
  return ''
}

test('a pasted agenda of 9,000 characters and 60 items comes as a short list and a file, none cut', async () => {
  const items = Array.from({ length: 60 }, (_, n) => `${n + 1}. Nội dung thứ ${n + 1}: ${'một việc cần bàn kỹ trong chi bộ '.repeat(4)}hết`)
  const text = items.join('\n')
  expect(text.length).toBeGreaterThan(9000)
  await drafts()
  await secretary.presses('Dán từ nơi khác')
  await secretary.types(items.slice(0, 30).join('\n'))
  expect(secretary.screen.text).toContain('Đã nhận: 30 mục, 0 dòng nội dung.')
  await secretary.types(items.slice(30).join('\n'))
  expect(secretary.screen.text).toContain('Đã nhận: 60 mục')
  await posts()
  expect(secretary.screen.text.length).toBeLessThanOrEqual(1800)
  expect(secretary.screen.text).toMatch(/Còn \d+ mục và mọi chi tiết ở tệp gửi kèm/)
  const listed = secretary.screen.text.split('\n').filter((row) => /^\d+\. /.test(row))
  expect(listed.length).toBeGreaterThan(4)
  expect(listed.every((row) => items.includes(row))).toBe(true)
  const an = await world.member('an')
  await opens(an, id)
  await an.presses('Chương trình')
  expect(an.files.at(-1)).toMatchObject({ mime: 'application/pdf' })
  await opens(secretary, id)
  await secretary.presses('Bản dán')
  const plain = new TextDecoder().decode(secretary.files.at(-1)?.bytes)
  expect(items.every((row) => plain.includes(row))).toBe(true)
  await secretary.presses('Tải tệp Word')
  const word = await docx(secretary.files.at(-1)?.bytes)
  expect(items.every((row) => word.includes(row))).toBe(true)
})

test('a heading renamed in one agenda is so named in the next; one may be added, moved, dropped', async () => {
  await drafts()
  await secretary.presses('8')
  await secretary.presses('Đổi tên mục')
  await secretary.types('Ý kiến chỉ đạo; của cấp trên')
  await drafts()
  expect(secretary.screen.text).toContain('8. Ý kiến chỉ đạo, của cấp trên')
  await secretary.presses('Thêm mục')
  await secretary.types('Việc hiếu, việc hỷ')
  expect(secretary.screen.text).toContain('9. Việc hiếu, việc hỷ')
  await secretary.presses('9')
  await secretary.presses('Đưa lên trên')
  expect(secretary.screen.text).toContain('8. Việc hiếu, việc hỷ')
  await secretary.presses('8')
  await secretary.presses('Bỏ mục này')
  expect(secretary.screen.text).not.toContain('Việc hiếu')
  await opens(secretary, await meetingId(world, 'chiBo1', '2026-12'))
  await secretary.presses('Dự thảo')
  expect(secretary.screen.text).toContain('8. Ý kiến chỉ đạo, của cấp trên')
})

test('the last meeting’s own lines are taken over by one press', async () => {
  await adds('Việc thường xuyên')
  const next = await meetingId(world, 'chiBo1', '2026-12')
  await opens(secretary, next)
  await secretary.presses('Dự thảo')
  await secretary.presses('Lấy buổi trước')
  expect(secretary.screen.text).toContain('– Việc thường xuyên')
  await secretary.presses('Lấy buổi trước')
  expect(secretary.screen.text).toMatch(/Đồng chí có chắc không/)
  await secretary.presses('Quay lại')
  await secretary.presses('Làm lại theo mẫu')
  await secretary.presses('Làm lại theo mẫu')
  expect(secretary.screen.text).not.toContain('Việc thường xuyên')
})

test('the committee member reads the draft and changes nothing; members and the other branch see neither draft nor an unposted agenda', async () => {
  const [committee, an, other] = [await world.member('committee'), await world.member('an'), await world.member('secretary2')]
  await drafts(committee!)
  expect(committee!.screen.labels).not.toContain('Thêm mục')
  await committee!.presses('1')
  expect(committee!.screen.labels).toEqual(['Quay lại'])
  for (const person of [an!, other!]) {
    for (const verb of ['draft', 'view', 'preview', 'plain', 'file']) {
      await person.pressesData(`agenda:${verb}:${id}`, '1')
      expect(person.toasts.at(-1)).toMatch(/Nút này đã cũ/)
    }
  }
  expect(an!.files).toEqual([])
})

test('everything is done without buttons as well', async () => {
  const other = await world.member('secretary', { on: 'other' })
  await other.pressesData(`agenda:draft:${id}`, '1')
  await other.chooses('6')
  await other.chooses('Thêm nội dung')
  await other.types('Gõ bằng số')
  await other.chooses('Quay lại')
  expect(other.screen.text).toContain('– Gõ bằng số')
})

describe('papers', () => {
  async function sends(bytes: Uint8Array | string, name: string, size?: number): Promise<void> {
    await opens(secretary, id)
    await secretary.presses(/^Tài liệu/)
    await secretary.presses('Thêm tài liệu')
    await secretary.sendsFile(bytes, { name, ...(size !== undefined && { size }) })
  }

  test('are taken as they came, shown with the day on which they were sent, and given out unchanged', async () => {
    const bytes = new Uint8Array(700_000).map((_, n) => (n * 31) % 251)
    bytes.set([0x50, 0x4b, 3, 4])
    await sends(bytes, 'Dự thảo nghị quyết.xlsx')
    expect(secretary.screen.text).toContain('1. Dự thảo nghị quyết.xlsx (684 kB). Gửi thứ Hai 2/11/2026, trước buổi sinh hoạt 18 ngày.')
    await world.database.prisma.meeting.update({ where: { id }, data: { state: 'confirmed' } })
    const an = await world.member('an')
    await opens(an, id)
    await an.presses('Tài liệu (1)')
    expect(an.screen.labels).not.toContain('Thêm tài liệu')
    await an.presses('1')
    expect(an.files.at(-1)?.name).toBe('Dự-thảo-nghị-quyết.xlsx')
    expect(Buffer.from(an.files.at(-1)?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true)
    const rows = await world.database.prisma.paperPart.findMany()
    expect(rows).toHaveLength(3)
    expect(rows.every((row) => !Buffer.from(row.bytes).includes(Buffer.from(bytes.subarray(100, 200))))).toBe(true)
    await opens(secretary, id)
    await secretary.presses('Tài liệu (1)')
    await secretary.presses('1')
    await secretary.presses('Bỏ tài liệu này')
    expect(await world.database.prisma.paperPart.count()).toBe(0)
  })

  test('marked secret, of 60 MB or empty are refused, and nothing of them is kept', async () => {
    await sends('x', 'Kế hoạch (Mật).docx')
    expect(secretary.screen.text).toContain('Chibo không nhận tài liệu có dấu Mật, Tối mật, Tuyệt mật. Đồng chí dùng đường công văn theo quy định.')
    await sends('x', 'lon.pdf', 60 * 1024 * 1024)
    expect(secretary.screen.text).toContain('Tệp lớn quá 5 MB')
    await sends('', 'trong.pdf')
    expect(secretary.screen.text).toContain('Tệp này trống')
    expect(await world.database.prisma.paper.count()).toBe(0)
  })

  test('are nobody’s before the meeting is confirmed, nor the other branch’s', async () => {
    await sends('x', 'a.pdf')
    const paper = (await world.database.prisma.paper.findFirstOrThrow()).id
    for (const key of ['an', 'secretary2'] as const) {
      const person = await world.member(key)
      for (const action of [`papers:list:${id}`, `papers:get:${paper}`, `papers:drop:${paper}`]) {
        await person.pressesData(action, '1')
        expect(person.toasts.at(-1)).toMatch(/Nút này đã cũ/)
      }
      expect(person.files).toEqual([])
    }
  })

  test('that are kept in the handbook are not asked for (MR1)', async () => {
    await world.database.prisma.organisation.update({ where: { id: world.orgId('chiBo1') }, data: { settings: { 'meeting.day': '20', 'meeting.time': '19:30', handbook: 'papers' } } })
    await opens(secretary, id)
    expect(secretary.screen.labels.some((label) => label.startsWith('Tài liệu'))).toBe(false)
  })
})
