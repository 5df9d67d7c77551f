import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HEADER, makeAdminWorld, type AdminWorld } from './support/admin.ts'

let close: AdminWorld['close']
let world: AdminWorld['world']
let admin: AdminWorld['admin']
let load: AdminWorld['load']
let rows: AdminWorld['rows']
beforeAll(async () => { ({ close, world, admin, load, rows } = await makeAdminWorld()) })
afterAll(() => close())

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

  test('lead to the web page too where it is public, on paper as well', async () => {
    const env = { PUBLIC_URL: 'https://chibo.example.org/' }
    const { files = [] } = await admin(['invites', 'CB1', 'P-an', '--csv', 'moi.csv', '--print', 'moi.html'], { env })
    const [row] = parse(files[0]?.text ?? '', { columns: true, bom: true }) as Record<string, string>[]
    const page = `https://chibo.example.org/#${row?.['code']}`
    expect(row?.['web_link']).toBe(page)
    expect(files[1]?.text).toContain(`Không dùng Telegram, xin mở: ${page}`)
    const alone = await admin(['invites', 'CB1', 'P-an', '--csv', 'moi.csv', '--print', 'moi.html'], { env, telegram: null })
    expect(alone.output).not.toContain(world.words.for('vi')('invites-no-link'))
    expect(alone.files?.[1]?.text).toContain('<p class="link">https://chibo.example.org/#')
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
