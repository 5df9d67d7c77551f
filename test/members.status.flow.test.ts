import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayCode } from '../src/features/org/members.rules.ts'
import { onLeft } from '../src/jobs.ts'
import { importRoster } from '../src/features/org/roster.service.ts'
import type { RosterReport } from '../src/features/org/roster.rules.ts'
import { newId } from '../src/platform/crypto.ts'
import { file, row } from './support/roster.ts'
import { OPENING } from './support/self-check.ts'
import type { TestPerson } from './support/chat.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

const OLD = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const PUSH = 'Đồng chí có việc cần xem trong Chibo.'
let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const branch = () => world.orgId('chiBo1')
const open = (who: TestPerson, key: PersonKey) => who.pressesData(`members:person:${branch()}:${world.personId(key)}`, '1')
const rows = async (key: PersonKey, org: 'chiBo1' | 'chiBo2' = 'chiBo1') => (await world.database.prisma.membership.findMany({
  where: { personId: world.personId(key), organisationId: world.orgId(org) }, orderBy: { from: 'asc' },
})).map(({ from, to, partyStatus, role }) => `${day(from)}..${to ? day(to) : ''} ${partyStatus} ${role}`)
const day = (date: Date) => date.toISOString().slice(0, 10)
/** From the person's page to the screen that says what will hold. */
async function status(who: TestPerson, key: PersonKey, [kind, from, last]: [string, string, string?]) {
  await open(who, key)
  await who.presses('Đổi tình trạng')
  await who.presses(kind)
  await (from === 'Từ hôm nay' ? who.presses(from) : who.types(from))
  if (last !== undefined) await (last === 'Chưa định ngày' ? who.presses(last) : who.types(last))
}

describe('a Party status', () => {
  test('for a time holds from its first day to its last, and what was before comes back', async () => {
    const secretary = await world.member('secretary')
    await status(secretary, 'an', ['Được miễn sinh hoạt', '5/11/2026', '30/11/2026'])
    expect(secretary.screen.text).toBe('Đồng chí Đỗ Thử An: được miễn sinh hoạt, từ thứ Năm 5/11/2026 đến hết thứ Hai 30/11/2026. Sau đó trở lại như hiện nay.')
    await secretary.presses('Ghi')
    expect(secretary.screen.text).toContain('Tình trạng: chính thức, đến hết thứ Tư 4/11/2026.\nTừ thứ Năm 5/11/2026: đảng viên, được miễn sinh hoạt.\nTừ thứ Ba 1/12/2026: đảng viên, chính thức.')
    expect(await rows('an')).toEqual(['2026-01-01..2026-11-05 full member', '2026-11-05..2026-12-01 exempt member', '2026-12-01.. full member'])
    // The round that opens meanwhile goes by the day on which it opens.
    await world.moveTo(OPENING)
    const asked = await world.database.prisma.participant.findMany({ where: { organisationId: branch() } })
    expect(asked.map(({ personId }) => personId)).not.toContain(world.personId('an'))
    await world.moveTo('2026-12-10 08:00')
    expect(await world.database.prisma.participant.count({ where: { personId: world.personId('an') } })).toBe(1)
  })

  test.each([['Sinh hoạt tạm thời nơi khác', false], ['Sinh hoạt tạm thời ở đây', true], ['Đình chỉ sinh hoạt', false], ['Dự bị', true]] as const)(
    '%s is asked for the self-check: %s', async (kind, asked) => {
      const secretary = await world.member('secretary')
      await status(secretary, 'an', [kind, 'Từ hôm nay', 'Chưa định ngày'])
      await secretary.presses('Ghi')
      await world.moveTo(OPENING)
      expect(await world.database.prisma.participant.count({ where: { personId: world.personId('an') } })).toBe(asked ? 1 : 0)
    })

  test('that is a probation shows its end to the secretary in the morning, until it is decided', async () => {
    const secretary = await world.member('secretary')
    for (const key of ['deputy', 'committee', 'an', 'binh', 'dual'] as const) await world.member(key)
    await status(secretary, 'an', ['Dự bị', 'Từ hôm nay', '10/12/2026'])
    expect(secretary.screen.text).toContain('Đến hạn thứ Năm 10/12/2026, Chibo nhắc đồng chí')
    await secretary.presses('Ghi')
    expect(secretary.screen.text).toContain('Tình trạng: dự bị, hạn xét công nhận chính thức thứ Năm 10/12/2026.')
    const hands = async () => {
      await secretary.pressesData('org:hands:0', '1')
      return secretary.screen.text
    }
    await world.moveTo('2026-12-09 09:00')
    expect(await hands()).not.toContain('Đỗ Thử An')
    await world.moveTo('2026-12-10 09:00')
    expect(await hands()).toContain('Đồng chí Đỗ Thử An đã đến hạn xét công nhận đảng viên chính thức, cần quyết định.')
    await status(secretary, 'an', ['Chính thức', 'Từ hôm nay'])
    await secretary.presses('Ghi')
    expect(await hands()).not.toContain('Đỗ Thử An')
  })

  test.each([
    ['yesterday', '1/11/2026'], ['no day', '31/11/2026'], ['words', 'tuần sau'], ['a day in the far future', '1/1/2050'], ['a short year', '5/11/26'],
  ])('does not begin on %s', async (_what, text) => {
    const secretary = await world.member('secretary')
    await status(secretary, 'an', ['Được miễn sinh hoạt', text])
    expect(secretary.screen.text).toContain('Cần một ngày có thật, từ hôm nay trở đi')
    await secretary.types('5/11/2026')
    expect(secretary.screen.text).toContain('Đến hết ngày nào?')
    await secretary.types('4/11/2026')
    expect(secretary.screen.text).toContain('không trước ngày bắt đầu')
    expect(await rows('an')).toHaveLength(1)
  })

  test('whose button waited until its day was over is not written', async () => {
    const secretary = await world.member('secretary')
    await status(secretary, 'an', ['Được miễn sinh hoạt', 'Từ hôm nay', 'Chưa định ngày'])
    await world.moveTo('2026-11-03 09:00')
    await secretary.presses('Ghi')
    expect(secretary.toasts.at(-1)).toContain('Ngày này đã qua')
    expect(await rows('an')).toHaveLength(1)
  })

  test('pressed twice at once is written once', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    const action = `members:status-set:${branch()}:${world.personId('an')}:e${dayCode('2026-11-05')}${dayCode('2026-11-30')}`
    await open(secretary, 'an')
    await open(deputy, 'an')
    await Promise.all([secretary.pressesData(action), deputy.pressesData(action)])
    expect(await rows('an')).toHaveLength(3)
    expect(await world.database.prisma.auditEntry.count()).toBe(1)
  })

  test('does not touch the other branch', async () => {
    const secretary = await world.member('secretary')
    await status(secretary, 'dual', ['Được miễn sinh hoạt', 'Từ hôm nay', 'Chưa định ngày'])
    await secretary.presses('Ghi')
    expect(await rows('dual', 'chiBo2')).toEqual(['2026-01-01.. full member'])
  })
})

describe('a roster file after it', () => {
  async function imports(key: PersonKey, { status: party_status = 'full', closeMissing = false, name = '' } = {}): Promise<RosterReport & { nothing: boolean }> {
    const text = file(row({ person_code: `P-${key}`, full_name: name, party_status, phone: '' }))
    const outcome = await world.chibo.units.run((unit) => importRoster(unit, {
      text, dryRun: false, closeMissing, timeZone: 'Asia/Ho_Chi_Minh', language: 'vi', languages: ['vi', 'en'], onOrganisations: async () => {}, onLeft,
    }))
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems))
    return { ...outcome.report, nothing: outcome.nothing }
  }
  /** Without the rows that were emptied. */
  const lasting = async (key: PersonKey) => (await rows(key)).filter((one) => !/^(\S+)\.\.\1 /.test(one))

  test('that says what is known changes nothing, and what is to come stays', async () => {
    const secretary = await world.member('secretary')
    await status(secretary, 'an', ['Được miễn sinh hoạt', 'Từ hôm nay', '30/11/2026'])
    await secretary.presses('Ghi')
    const before = await rows('an')
    expect((await imports('an', { status: 'exempt', name: 'Đỗ Thử An' })).nothing).toBe(true)
    expect(await rows('an')).toEqual(before)
  })

  test('that says another status of today puts it in the place of all that was to come', async () => {
    const secretary = await world.member('secretary')
    await status(secretary, 'an', ['Được miễn sinh hoạt', '5/11/2026', '30/11/2026'])
    await secretary.presses('Ghi')
    await imports('an', { status: 'away', name: 'Đỗ Thử An' })
    expect(await lasting('an')).toEqual(['2026-01-01..2026-11-02 full member', '2026-11-02.. away member'])
  })

  test('that leaves somebody out closes the screens of that person and drops what was to be told, at once', async () => {
    const an = await world.member('an')
    await world.moveTo('2026-11-10 08:05')
    await an.types('/tusoi')
    await an.presses('Bắt đầu')
    const shown = an.screen.id
    await world.chibo.units.run(async (unit) => unit.notify('self-check.remind', world.personId('an'), { period: '2026-11' }, { key: 'later', from: new Date('2026-11-12'), twice: 'fine' }))
    await imports('binh', { name: 'Vũ Thử Bình', closeMissing: true })
    await world.beat()
    expect(an.messages.find(({ id }) => id === shown)?.text).toBe('Đã đóng')
    expect(await world.database.prisma.notice.count({ where: { toId: world.personId('an'), state: 'waiting' } })).toBe(0)
  })

  test('gives nobody a second fact whose access was suspended: the next link is confirmed face to face', async () => {
    const secretary = await world.member('secretary')
    await world.member('an')
    await secretary.types('/danhsach')
    await secretary.pressesData(`members:suspend-yes:${branch()}:${world.personId('an')}`)
    await world.chibo.units.run((unit) => importRoster(unit, {
      text: file(row({ person_code: 'P-an', full_name: 'Đỗ Thử An', phone: '0912 345 678' })), dryRun: false, closeMissing: false, timeZone: 'Asia/Ho_Chi_Minh',
      language: 'vi', languages: ['vi', 'en'], onOrganisations: async () => {}, onLeft,
    }))
    expect(await world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId('an') } })).toMatchObject({ phoneTail: null, cardTail: null })
  })

  test('that leaves the person out tells it once', async () => {
    const secretary = await world.member('secretary')
    await status(secretary, 'an', ['Được miễn sinh hoạt', '5/11/2026', '30/11/2026'])
    await secretary.presses('Ghi')
    const { closed } = await imports('binh', { name: 'Vũ Thử Bình', closeMissing: true })
    expect(closed.filter(({ name }) => name === 'Đỗ Thử An')).toHaveLength(1)
    expect(await lasting('an')).toEqual(['2026-01-01..2026-11-02 full member'])
  })
})

describe('leaving', () => {
  async function closes(who: TestPerson, key: PersonKey, when: string) {
    await open(who, key)
    await who.presses('Thôi sinh hoạt ở đây')
    await (when.startsWith('Từ') ? who.presses(when) : who.types(when))
  }

  test('is from tomorrow on: the person is told, keeps the history in time, and then is gone', async () => {
    const [secretary, an] = [await world.member('secretary'), await world.member('an')]
    await closes(secretary, 'an', 'Từ ngày mai')
    expect(secretary.screen.text).toContain('Từ thứ Ba 3/11/2026, đồng chí Đỗ Thử An không còn trong danh sách')
    await secretary.presses('Thôi sinh hoạt ở đây')
    expect(secretary.screen.text).toContain('Thôi sinh hoạt ở đây từ thứ Ba 3/11/2026.')
    expect(an.messages.map(({ text }) => text)).toEqual([PUSH])
    await an.presses('Xem')
    expect(an.screen.text).toContain('Đồng chí có thể lưu lịch sử của mình trước ngày đó')
    await world.moveTo('2026-11-03 00:05')
    await secretary.pressesData(`members:list:${branch()}:0.0`, '1')
    expect(secretary.screen.text).not.toContain('Đỗ Thử An')
    expect(await rows('an')).toEqual(['2026-01-01..2026-11-03 full member'])
    expect((await world.database.prisma.auditEntry.findMany()).map(({ action }) => action)).toEqual(['member-closed'])
  })

  test('is taken back while the day has not come', async () => {
    const secretary = await world.member('secretary')
    await closes(secretary, 'an', '30/11/2026')
    await secretary.presses('Thôi sinh hoạt ở đây')
    await secretary.presses('Giữ lại trong danh sách')
    expect(await rows('an')).toEqual(['2026-01-01.. full member'])
    expect(secretary.screen.labels).toContain('Thôi sinh hoạt ở đây')
  })

  test('today stops in the same unit what was to be told, the invitation and a role that was asked for', async () => {
    const secretary = await world.member('secretary')
    await world.member('officer')
    await world.member('an')
    await world.database.prisma.notice.create({ data: { kind: 'self-check.invite', toId: world.personId('an'), dedupe: 'x', notBefore: new Date('2026-11-10'), about: {} } })
    await world.database.prisma.roleChange.create({ data: {
      id: newId(), organisationId: branch(), personId: world.personId('an'), role: 'deputySecretary', askedBy: world.personId('deputy'), askedOn: new Date('2026-11-02'), expiresOn: new Date('2026-11-16'),
    } })
    await closes(secretary, 'an', 'Từ hôm nay')
    expect(secretary.screen.text).toContain('không còn thời gian để lưu')
    await secretary.presses('Thôi sinh hoạt ở đây')
    expect(secretary.screen.text).toBe('Đồng chí Đỗ Thử An không còn trong danh sách.')
    expect((await world.database.prisma.notice.findMany({ where: { dedupe: 'x' } }))[0]?.state).toBe('dropped')
    expect(await world.database.prisma.roleChange.count()).toBe(0)
  })

  test('of one branch leaves the other as it is', async () => {
    const [secretary, dual] = [await world.member('secretary'), await world.member('dual')]
    await closes(secretary, 'dual', 'Từ hôm nay')
    await secretary.presses('Thôi sinh hoạt ở đây')
    await dual.types('/toi')
    expect(dual.screen.text).toContain('Chi bộ Thử Nghiệm 2')
    expect(dual.screen.text).not.toContain('Chi bộ Thử Nghiệm 1')
  })

  test('of the last who leads is refused, also when the other one\'s leaving lies ahead', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    await closes(deputy, 'secretary', '30/11/2026')
    await deputy.presses('Thôi sinh hoạt ở đây')
    await closes(secretary, 'deputy', 'Từ ngày mai')
    await secretary.presses('Thôi sinh hoạt ở đây')
    expect(secretary.toasts.at(-1)).toContain('Trước hết đồng chí đề nghị người thay')
    expect(await rows('deputy')).toEqual(['2026-01-01.. full deputySecretary'])
  })

  test('of the secretary needs a deputy who is there', async () => {
    const deputy = await world.member('deputy')
    await closes(deputy, 'secretary', 'Từ ngày mai')
    await deputy.presses('Thôi sinh hoạt ở đây')
    expect(await rows('secretary')).toEqual(['2026-01-01..2026-11-03 full secretary'])
  })

  test('pressed by both leaders at once is one closing', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    const action = `members:close-set:${branch()}:${world.personId('an')}:${dayCode('2026-11-02')}`
    await open(secretary, 'an')
    await open(deputy, 'an')
    await Promise.all([secretary.pressesData(action), deputy.pressesData(action)])
    expect(await rows('an')).toEqual(['2026-01-01..2026-11-02 full member'])
    expect(await world.database.prisma.auditEntry.count()).toBe(1)
    expect([...secretary.toasts, ...deputy.toasts].filter((toast) => toast === OLD)).toHaveLength(1)
  })

  test('of each leader by the other at once leaves one of them', async () => {
    const [secretary, deputy] = [await world.member('secretary'), await world.member('deputy')]
    const action = (key: PersonKey) => `members:close-set:${branch()}:${world.personId(key)}:${dayCode('2026-11-02')}`
    await open(secretary, 'deputy')
    await open(deputy, 'secretary')
    await Promise.all([secretary.pressesData(action('deputy')), deputy.pressesData(action('secretary'))])
    const left = await world.database.prisma.membership.count({ where: { organisationId: branch(), role: { in: ['secretary', 'deputySecretary'] }, to: null } })
    expect(left).toBe(1)
  })
})
