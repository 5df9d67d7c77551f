import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBox, makeSecret } from '../src/platform/crypto.ts'
import { makeUnits } from '../src/platform/unit.ts'
import { bot, brokenUnits, makeAdminWorld, type AdminWorld } from './support/admin.ts'
import { truncateAll } from './support/database.ts'
import { at } from './support/world.ts'

let close: AdminWorld['close']
let world: AdminWorld['world']
let admin: AdminWorld['admin']
let rows: AdminWorld['rows']
beforeAll(async () => { ({ close, world, admin, rows } = await makeAdminWorld()) })
afterAll(() => close())

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

  test('ask members again when who uses or who runs Chibo changes, and say so', async () => {
    await world.member('an')
    expect((await admin(['settings', 'DU', 'operator=Công ty Thử'])).output).toContain('Số lượt đồng ý sẽ được hỏi lại vì lời đã đổi: 1.')
    expect(await world.database.prisma.consent.count({ where: { withdrawn: null } })).toBe(0)
    expect((await admin(['settings', 'DU', 'operator=Công ty Thử'])).output).not.toContain('hỏi lại')
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
    [['meeting.time=20:00', 'handbook=everything'], 'handbook: “everything” chưa đúng. Cần: một vài trong: rsvp, attendance, post, papers, dues.'],
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
    await (await world.member('an')).types('/start')
    const box = makeBox(makeSecret())
    const chibo = { units: makeUnits({ database: world.database, clock: world.clock, box }), jobs: world.chibo.jobs }
    expect(wrongs((await admin(['doctor'], { chibo, box })).output)).toEqual(['Khóa mã không mở được dữ liệu đang có. Tìm lại khóa cũ, đặt vào SECRET_KEY.'])
  })

  test('counts what is set aside, late or unsure', async () => {
    const { prisma } = world.database
    await prisma.storedUpdate.create({ data: { channel: 'test', number: '1', state: 'aside', code: 'k3Xp9a', day: world.clock.now() } })
    await prisma.notice.create({ data: { kind: 'x', toId: world.personId('an'), dedupe: 'x', notBefore: at('2026-11-02 08:00') } })
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
    const { code, output } = await admin(['doctor'], { chibo: brokenUnits(world.chibo), telegram: null })
    expect(code).toBe(1)
    expect(wrongs(output)).toEqual(['Kênh Telegram: chưa đặt BOT_TOKEN.', 'Cơ sở dữ liệu không trả lời.'])
  })

  test('prints neither token nor key', async () => {
    const key = Buffer.alloc(32, 9).toString('base64')
    const { output } = await admin(['doctor'], { env: { SECRET_KEY: key } })
    expect(output).toContain('SECRET_KEY, 1 khóa')
    expect(output).not.toContain('AAThu')
    expect(output).not.toContain(key)
  })
})
