import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Case, CaseRecord, CaseState, Subject } from '../src/features/feedback/case.record.ts'
import { isReleasable } from '../src/features/feedback/case.rules.ts'
import { feedbackRepo } from '../src/features/feedback/feedback.repo.ts'
import { routeOf } from '../src/features/feedback/routing.service.ts'
import { newId } from '../src/platform/crypto.ts'
import type { TestPerson } from './support/chat.ts'
import { allUse, caseOf, changesCase, collect, putsLetter } from './support/feedback.ts'
import { enters, PIN_ASK } from './support/pin.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const STALE = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const TEXT = 'Đồng chí thường vắng các buổi sinh hoạt chi bộ mà không báo trước cho ai biết'
const AT = '2026-11-02T02:00:00.000Z'

type Putting = { about?: PersonKey | Subject; state?: CaseState; text?: string; way?: CaseRecord['way']; struck?: PersonKey[]; change?: (record: CaseRecord) => Partial<CaseRecord> }

/** A case of An's as the evening's collecting leaves it: routed as of now. */
async function puts({ about = 'binh', state = 'new', text = TEXT, way = 'usual', struck = [], change = () => ({}) }: Putting = {}): Promise<string> {
  const subject: Subject = typeof about === 'string' ? { kind: 'person', personId: world.personId(about) } : about
  const [organisationId, author, id] = [world.orgId('chiBo1'), world.personId('an'), newId()]
  const ids = struck.map((key) => world.personId(key))
  await world.chibo.units.run(async (unit) => {
    const route = await routeOf(unit, { organisationId, subject, author, struck: ids, way })
    const readers = route?.readers ?? []
    const record: CaseRecord = {
      subject, sign: null, way, text, added: [], sentOn: '2026-11-02', promised: { readers, months: 24, language: 'vi' },
      readers: readers.map(({ personId }) => personId), barred: [author, ...ids, ...(subject.kind === 'person' ? [subject.personId] : [])],
      questions: [], restated: null, proposal: null, nameAsked: null, namesTo: [], log: [], released: null, many: false, pressed: false,
    }
    const one: Case = { id, organisationId, heldBy: route?.heldBy ?? organisationId, month: '2026-11', state, author, record: { ...record, ...change(record) } }
    await feedbackRepo(unit).add([one])
  })
  return id
}

const stateOf = async (id: string) => (await caseOf(world, id))?.state
const recordOf = async (id: string): Promise<CaseRecord> => {
  const one = await caseOf(world, id)
  if (!one) throw new Error('no such case')
  return one.record
}
const linked = async <K extends PersonKey>(...keys: K[]): Promise<Record<K, TestPerson>> => {
  const people: [string, TestPerson][] = []
  for (const key of keys) people.push([key, await world.member(key)])
  return Object.fromEntries(people) as Record<K, TestPerson>
}
const opens = (who: TestPerson, id: string) => who.pressesData(`feedback:case-read:${id}:1`, '1')
/** One more toast, and it says that the button is old. */
async function meetsOld(who: TestPerson, deed: () => Promise<unknown>): Promise<void> {
  const before = who.toasts.length
  await deed()
  expect(who.toasts.slice(before)).toEqual([STALE])
}
const dismisses = (key: PersonKey) => world.database.prisma.membership.updateMany({ where: { personId: world.personId(key) }, data: { role: 'member' } })

describe('the inbox', () => {
  test('shows beginnings and states and never a number, and a case opens with its text first', async () => {
    const { secretary } = await linked('secretary', 'deputy', 'committee')
    const id = await puts()
    await secretary.types('/tiepnhan')
    expect(secretary.screen.confidential).toBe(true)
    expect(secretary.screen.text).toContain(`• Góp ý với đồng chí Vũ Thử Bình · Đã gửi\n${TEXT}`)
    expect(secretary.screen.text.replaceAll(TEXT, '')).not.toMatch(/\d/)
    expect(secretary.screen.labels).toEqual(['Đồng chí thường vắng các buổi s…', 'Có kết quả', 'Việc không trao đổi trong chi ủy', 'Màn hình đầu'])
    await secretary.presses(/^Đồng chí thường/)
    expect(secretary.screen.confidential).toBe(true)
    expect(secretary.screen.text).toMatch(new RegExp(`^Góp ý với đồng chí Vũ Thử Bình\nĐã tiếp nhận\n\n${TEXT}`))
    expect(secretary.screen.text).not.toContain('Đỗ Thử An')
    expect(secretary.screen.text).toContain('Cần trả lời người gửi trong tháng 1/2027 hoặc sớm hơn.')
    expect(secretary.screen.labels).toEqual(['Đang xác minh', 'Ghi kết quả', 'Hỏi lại người gửi', 'Xem tên người gửi', 'Nhật ký', 'Tôi có liên quan, xin không xem', 'Quay lại'])
    expect(await caseOf(world, id)).toMatchObject({ state: 'received', record: { log: [{ what: 'received' }] } })
    // Opened again nothing more happens.
    await opens(secretary, id)
    expect((await recordOf(id)).log.length).toBe(1)
    expect(secretary.toasts).toEqual([])
    expect(await world.database.prisma.auditEntry.count()).toBe(0)
    expect(await world.database.prisma.notice.count()).toBe(0)
  })

  test('is worked by typed numbers as well, words and all', async () => {
    const secretary = await world.member('secretary', { on: 'other' })
    await linked('deputy', 'committee')
    const id = await puts()
    await secretary.types('tiếp nhận')
    await secretary.chooses(/^Đồng chí thường/)
    await secretary.chooses('Đang xác minh')
    await secretary.chooses('Quay lại')
    await secretary.chooses('Hỏi lại người gửi')
    await secretary.types('Việc này ở buổi nào?')
    await secretary.chooses('Gửi câu hỏi', true)
    expect(await caseOf(world, id)).toMatchObject({ state: 'verifying', record: { questions: [{ text: 'Việc này ở buổi nào?', answer: null }] } })
  })

  test('of whom a case concerns is the same to the last letter as if there were none', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy', 'committee')
    const seen = async () => {
      for (const step of ['feedback:inbox:open.1', 'feedback:inbox:done.1', 'feedback:inbox:apart.1']) await secretary.pressesData(step, '1')
      return secretary.messages.splice(0).map(({ text, labels, actions }) => ({ text, labels, actions }))
    }
    const before = await seen()
    const about = await puts({ about: 'secretary' })
    expect(await seen()).toEqual(before)
    // Its readers find it apart, are told not to compare, and nowhere else.
    await deputy.types('/inbox')
    expect(deputy.screen.text).toBe('Góp ý đang xem xét. Đồng chí chỉ trao đổi với những người cùng đọc.\nHiện chưa có góp ý nào ở đây.')
    await deputy.presses('Việc không trao đổi trong chi ủy')
    expect(deputy.screen.text).toMatch(/^Đồng chí không so danh sách này với ai, không nhắc đến trong chi ủy\./)
    await deputy.presses(/^Đồng chí thường/)
    expect(deputy.screen.text).toContain('Có đồng chí trong chi ủy không xem góp ý này.')
    expect(await stateOf(about)).toBe('received')
    expect(await seen()).toEqual(before)
  })

  test('stands in an order of chance that stays, another for each reader', async () => {
    const readers = await linked('secretary', 'deputy', 'committee')
    const texts = Array.from({ length: 8 }, (_, i) => `Việc ${'abcdefgh'[i]} cần góp ý`)
    for (const text of texts) await puts({ text })
    const orderOf = async (who: TestPerson) => {
      const order: string[] = []
      await who.types('/inbox')
      for (;;) {
        order.push(...who.screen.labels.filter((label) => label.startsWith('Việc ') && label.endsWith('góp ý')))
        if (!who.screen.labels.includes('Trang sau')) return order
        await who.presses('Trang sau')
      }
    }
    const orders = [await orderOf(readers.secretary), await orderOf(readers.deputy), await orderOf(readers.committee)]
    for (const order of orders) expect(order.toSorted()).toEqual(texts)
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1)
    expect(await orderOf(readers.secretary)).toEqual(orders[0])
  })

  test('is nobody\'s who holds no such office, and has no way in', async () => {
    const { an, secretary2, officer } = await linked('an', 'secretary2', 'officer', 'secretary', 'deputy')
    const id = await puts()
    for (const who of [an, secretary2, officer]) {
      for (const action of [`feedback:case-read:${id}:1`, `feedback:case-open:${id}:facts`, `feedback:case-log:${id}:1`, `feedback:case-verify:${id}`]) {
        await meetsOld(who, () => who.pressesData(action, '1'))
      }
    }
    await an.types('/inbox')
    expect(an.screen.text).toBe('Chibo chưa hiểu. Đồng chí chọn một việc dưới đây.')
    await meetsOld(an, () => an.pressesData('feedback:inbox:open.1', '1'))
    expect(await stateOf(id)).toBe('new')
  })
})

describe('a case', () => {
  test('is verified, reworded by one, approved by another, and waits for its author', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy')
    const id = await puts()
    await opens(secretary, id)
    await secretary.presses('Đang xác minh')
    expect(secretary.screen.text).toMatch(/^Khi hỏi, không nhắc là có góp ý\.\n\n1\. .+\n2\. .+\n3\. .+$/)
    await secretary.presses('Quay lại')
    expect(secretary.screen.text).toContain('Khi hỏi, không nhắc là có góp ý.')
    await secretary.presses('Ghi kết quả')
    expect(secretary.screen.labels).toEqual(['Đã xác minh', 'Chưa đủ căn cứ', 'Lời lẽ chưa phù hợp', 'Chuyển cấp trên', 'Quay lại'])
    await secretary.presses('Đã xác minh')
    await secretary.presses('Viết lại để đưa ra')
    // The author's own turn of phrase goes no further.
    await secretary.types(`Có góp ý: ${TEXT.toLowerCase()}`)
    expect(secretary.screen.text).toContain('Đoạn này giống lời người gửi: “đồng chí thường vắng')
    expect(secretary.screen.labels).toEqual(['Quay lại'])
    await secretary.types('Cần dự sinh hoạt đều hơn')
    await secretary.presses('Ghi bản viết lại')
    expect(secretary.toasts.at(-1)).toBe('Đã ghi bản viết lại. Một đồng chí khác đọc và đồng ý.')
    expect(secretary.screen.labels).not.toContain('Dùng bản viết lại này')
    // A direct press for one's own text is refused and stands in the log.
    await secretary.pressesData(`feedback:case-approve:${id}`)
    expect(secretary.toasts.at(-1)).toMatch(/^Chưa làm được bước này/)
    expect((await recordOf(id)).restated?.approvedBy).toBeNull()
    await opens(deputy, id)
    expect(deputy.screen.text).toContain('Bản viết lại của đồng chí Nguyễn Văn Bí Thư:\nCần dự sinh hoạt đều hơn\nBản này chờ một đồng chí khác đọc và đồng ý.')
    await deputy.presses('Dùng bản viết lại này')
    expect(await recordOf(id)).toMatchObject({ restated: { author: 'asked', approvedBy: world.personId('deputy'), askedOn: '2026-11-02' } })
    expect(deputy.screen.labels).not.toContain('Viết bản khác')
    await deputy.presses('Nhật ký')
    expect(deputy.screen.text.split('\n').slice(2).map((line) => line.replace(/^• thứ Hai 2\/11\/2026: /, ''))).toEqual([
      'đồng ý bản viết lại', 'bấm một bước khi chưa đến lượt (đồng chí Nguyễn Văn Bí Thư)', 'viết lại (đồng chí Nguyễn Văn Bí Thư)', 'đã xác minh', 'đang xác minh', 'mở đọc lần đầu',
    ])
  })

  test('that is not verified yet can neither be reworded nor closed: refused, and noted for its readers', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'received' })
    for (const action of ['case-verified', 'case-approve', 'case-send:restate', 'case-send:close', 'case-send:unproven']) {
      const [verb, what] = action.split(':')
      await secretary.pressesData(`feedback:${verb}:${id}${what === undefined ? '' : `:${what}`}`, '1')
      expect(secretary.toasts.at(-1), action).toMatch(/^Chưa làm được bước này/)
    }
    const { log } = await recordOf(id)
    expect(log.map(({ what }) => what)).toEqual(Array.from({ length: 5 }, () => 'step-refused'))
    expect(await stateOf(id)).toBe('received')
  })

  test('not substantiated ends with words to its author, which stay while they are too long', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verifying' })
    await opens(secretary, id)
    await secretary.presses('Ghi kết quả')
    await secretary.presses('Chưa đủ căn cứ')
    expect(secretary.screen.labels).toEqual(['Quay lại'])
    await secretary.types('Đã hỏi '.repeat(150))
    expect(secretary.screen.text).toMatch(/Dài hơn 49 ký tự\. .*\nĐã hỏi Đã hỏi/)
    expect(secretary.screen.labels).toEqual(['Quay lại'])
    await secretary.types('Chi ủy đã hỏi vài nơi, chưa rõ.')
    await secretary.presses('Ghi: chưa đủ căn cứ')
    expect(secretary.screen.text).toContain('Lời đã báo người gửi:\nChi ủy đã hỏi vài nơi, chưa rõ.')
    await secretary.presses('Kết thúc')
    expect(await stateOf(id)).toBe('closed')
    expect(secretary.screen.labels).toEqual(['Nhật ký', 'Quay lại'])
    expect((await recordOf(id)).log.map((event) => [event.what, 'text' in event && event.text])).toEqual([['unsubstantiated', 'Chi ủy đã hỏi vài nơi, chưa rõ.'], ['closed', '']])
    await secretary.presses('Quay lại')
    expect(secretary.screen.text).toContain('Góp ý đã có kết quả.')
    expect(secretary.screen.text).toContain('· Đã kết thúc')
  })

  test('meant for its readers alone is never reworded, and is closed with words', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verified', way: 'private' })
    await opens(secretary, id)
    expect(secretary.screen.text).toContain('Người gửi chỉ gửi để xem riêng. Nội dung này không đưa ra sinh hoạt.')
    expect(secretary.screen.labels).not.toContain('Viết lại để đưa ra')
    await meetsOld(secretary, () => secretary.pressesData(`feedback:case-write:${id}:restate`))
    await opens(secretary, id)
    await secretary.presses('Kết thúc')
    await secretary.types('Đã trao đổi riêng')
    await secretary.presses('Kết thúc')
    expect(await stateOf(id)).toBe('closed')
  })

  test('asks its author, shows the answer, and takes a silence as nothing', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verifying' })
    await opens(secretary, id)
    await secretary.presses('Hỏi lại người gửi')
    expect(secretary.screen.text).toContain('Không hỏi đồng chí ấy là ai, ở tổ nào.')
    await secretary.types('Việc này đã lâu chưa?')
    expect(secretary.messages.some(({ from }) => from === 'person')).toBe(false)
    // Nothing is asked before it is sent, and another reader sees nothing of it.
    expect((await recordOf(id)).questions).toEqual([])
    await secretary.presses('Gửi câu hỏi')
    expect(secretary.screen.text).toContain('Đã hỏi người gửi:\nViệc này đã lâu chưa?\nNgười gửi chưa trả lời.')
    await changesCase(world, id, (one) => ({ ...one, record: { ...one.record, questions: one.record.questions.map((question) => ({ ...question, answer: 'Từ tháng 9' })) } }))
    await opens(secretary, id)
    expect(secretary.screen.text).toContain('Người gửi trả lời:\nTừ tháng 9')
    await changesCase(world, id, (one) => ({ ...one, record: { ...one.record, questions: one.record.questions.map((question) => ({ ...question, answer: null, declined: true })) } }))
    await opens(secretary, id)
    expect(secretary.screen.text).toContain('Người gửi không trả lời câu này. Điều đó không nói lên điều gì.')
  })

  test('of four thousand letters and all that belongs to it is read whole, on pages', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const words = Array.from({ length: 800 }, (_, i) => `từ${i}`).join(' ').slice(0, 4000)
    const id = await puts({ state: 'verified', text: words, change: () => ({
      added: [{ on: '2026-11-03', text: `thêm ${'ý'.repeat(900)}` }], many: true,
      restated: { text: 'm'.repeat(1000), by: world.personId('deputy'), approvedBy: null, author: null, askedOn: null, wish: null },
    }) })
    await opens(secretary, id)
    let read = ''
    for (;;) {
      expect(secretary.screen.text.length).toBeLessThan(1800)
      read += secretary.screen.text.replace(/^.*\n.*\n\n/, '').replaceAll('\n', '')
      if (!secretary.screen.labels.includes('Trang sau')) break
      await secretary.presses('Trang sau')
    }
    expect(read).toContain(words)
    expect(read).toContain('m'.repeat(1000))
    expect(read).toContain(`thêm ${'ý'.repeat(900)}`)
  })

  test('is late where its readers see it, and nowhere else', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    await puts()
    await world.moveTo('2026-11-09 09:00')
    await secretary.types('/inbox')
    expect(secretary.screen.text).not.toContain('đã quá hạn')
    await world.moveTo('2026-11-10 09:00')
    await secretary.types('/inbox')
    expect(secretary.screen.text).toContain('· Đã gửi, đã quá hạn')
    await secretary.presses(/^Đồng chí thường/)
    await world.moveTo('2027-02-02 09:00')
    await secretary.types('/inbox')
    expect(secretary.screen.text).toContain('· Đã tiếp nhận, đã quá hạn')
    await secretary.presses(/^Đồng chí thường/)
    expect(secretary.screen.text).toContain('Đã quá 90 ngày mà người gửi chưa có trả lời.')
    await secretary.types('/start')
    expect(secretary.screen.text).not.toMatch(/quá hạn|góp ý/i)
  })

  test('signed with a name shows it, and there is no name to open', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'received', way: 'named' })
    await opens(secretary, id)
    expect(secretary.screen.text).toContain('Người gửi ghi rõ tên: đồng chí Đỗ Thử An.')
    expect(secretary.screen.labels).not.toContain('Xem tên người gửi')
  })

  test('of somebody who is being pressed says so where there are no words', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    await puts({ text: '', way: 'private', change: () => ({ pressed: true }) })
    await secretary.types('/inbox')
    await secretary.presses('Người gửi báo gặp khó khăn')
    expect(secretary.screen.text).toContain('Người gửi cho biết đang gặp khó khăn sau một góp ý trước đây. Đồng chí xem sớm và giữ kín.')
  })

  test('brought to the meeting shows what the one concerned answered, and is closed with words to its author', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const release = newId()
    const reply = { by: world.personId('binh'), text: 'Tôi nhận và sẽ dự đều', on: '2026-11-05', sent: true }
    const id = await puts({ state: 'used', change: () => ({ released: { quarter: '2026-Q4', id: release } }) })
    await world.chibo.units.run((unit) => feedbackRepo(unit).release([{
      id: release, organisationId: world.orgId('chiBo1'), quarter: '2026-Q4', whom: world.personId('binh'),
      record: { caseId: id, text: 'Cần dự đều hơn', sign: null, subject: { kind: 'person', personId: world.personId('binh') }, named: null, reply },
    }]))
    await opens(secretary, id)
    expect(secretary.screen.text).toContain('Đồng chí được góp ý trả lời:\nTôi nhận và sẽ dự đều')
    await meetsOld(secretary, () => secretary.pressesData(`feedback:case-close:${id}`))
    await opens(secretary, id)
    await secretary.presses('Kết thúc')
    await secretary.types('Đã trao đổi tại chi bộ')
    await secretary.presses('Kết thúc')
    expect((await recordOf(id)).log).toMatchObject([{ what: 'closed', text: 'Đã trao đổi tại chi bộ' }])
  })

  test('withdrawn is no longer there', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'received' })
    await opens(secretary, id)
    await changesCase(world, id, (one) => ({ ...one, state: 'withdrawn' }))
    await meetsOld(secretary, () => secretary.presses('Đang xác minh'))
    expect(secretary.screen.text).not.toContain(TEXT)
    for (const label of ['open', 'done', 'apart']) {
      await secretary.pressesData(`feedback:inbox:${label}.1`, '1')
      expect(secretary.screen.text).not.toContain(TEXT)
    }
  })
})

describe('the author\'s name', () => {
  const asks = async (who: TestPerson, id: string) => {
    await opens(who, id)
    await who.presses('Xem tên người gửi')
    expect(who.screen.text).toBe('Xem tên người gửi? Chỉ khi không xác minh được bằng cách khác. Người gửi sẽ biết ai xem, ngày nào, vì sao.')
    expect(who.screen.labels).toEqual(['Ghi lý do và xem', 'Không cần xem'])
    await who.presses('Ghi lý do và xem')
    expect(who.screen.labels).toEqual(['Cần hỏi thêm tình tiết', 'Cần bảo vệ người gửi', 'Cần chuyển cấp có thẩm quyền', 'Lý do khác (ghi rõ)', 'Quay lại'])
  }

  test('opens with a reason to the one who asks, is counted, and stays closed to the others', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verifying' })
    await asks(secretary, id)
    await secretary.presses('Cần hỏi thêm tình tiết')
    expect(secretary.screen.text).toMatch(/^Người gửi: đồng chí Đỗ Thử An\./)
    expect(secretary.screen.confidential).toBe(true)
    expect((await recordOf(id)).log).toEqual([{ at: AT, what: 'name-opened', by: world.personId('secretary'), role: 'secretary', reason: 'facts' }])
    expect(await world.database.prisma.namesOpened.findMany()).toEqual([{ organisationId: world.orgId('chiBo1'), personId: world.personId('secretary'), quarter: '2026-Q4', count: 1 }])
    // Seen again it is not opened again.
    await opens(secretary, id)
    await secretary.presses('Xem tên người gửi')
    expect(secretary.screen.text).toMatch(/^Người gửi: đồng chí Đỗ Thử An\./)
    expect((await recordOf(id)).log.length).toBe(1)
    await opens(deputy, id)
    expect(JSON.stringify(deputy.messages)).not.toContain('Đỗ Thử An')
    await asks(deputy, id)
    await deputy.presses('Lý do khác (ghi rõ)')
    await meetsOld(deputy, () => deputy.pressesData(`feedback:case-open:${id}:other`))
    await opens(deputy, id)
    await asks(deputy, id)
    await deputy.presses('Lý do khác (ghi rõ)')
    await deputy.types('Cần trả lại giấy tờ')
    await deputy.presses('Ghi lý do và xem')
    expect(deputy.screen.text).toMatch(/^Người gửi: đồng chí Đỗ Thử An\./)
    expect((await recordOf(id)).log.at(-1)).toMatchObject({ what: 'name-opened', reason: 'other', text: 'Cần trả lại giấy tờ' })
    // Nobody is told anything by it.
    expect(await world.database.prisma.notice.count()).toBe(0)
  })

  test('stays closed behind a PIN, and nothing has happened before it is given', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    await secretary.types('/toi')
    await secretary.presses('Đặt mã PIN')
    await enters(secretary, '2580')
    await enters(secretary, '2580')
    const id = await puts({ state: 'verifying' })
    await secretary.pressesData(`feedback:case-open:${id}:facts`)
    expect(secretary.screen.text).toContain(PIN_ASK)
    expect(await recordOf(id)).toMatchObject({ namesTo: [], log: [] })
    await enters(secretary, '2580')
    expect(secretary.screen.labels).toContain('Cần hỏi thêm tình tiết')
    expect((await recordOf(id)).namesTo).toEqual([])
    await secretary.presses('Cần hỏi thêm tình tiết')
    expect(secretary.screen.text).toMatch(/^Người gửi: đồng chí Đỗ Thử An\./)
  })

  test('where the one concerned holds office takes a second reader\'s yes', async () => {
    const { deputy, committee } = await linked('deputy', 'committee')
    const id = await puts({ about: 'secretary', state: 'verifying' })
    await asks(deputy, id)
    await deputy.presses('Cần bảo vệ người gửi')
    expect(deputy.toasts.at(-1)).toBe('Đã ghi. Việc này chờ một đồng chí khác đồng ý.')
    expect(JSON.stringify(deputy.messages)).not.toContain('Đỗ Thử An')
    await meetsOld(deputy, () => deputy.pressesData(`feedback:case-second:${id}:yes`))
    expect(await world.database.prisma.namesOpened.count()).toBe(0)
    await opens(committee, id)
    expect(committee.screen.text).toContain('Đồng chí Lê Thị Phó xin xem tên người gửi. Lý do: “Cần bảo vệ người gửi”. Đồng chí có đồng ý không?')
    await committee.presses('Tôi chưa đồng ý')
    expect(await recordOf(id)).toMatchObject({ nameAsked: null, namesTo: [] })
    await asks(deputy, id)
    await deputy.presses('Cần bảo vệ người gửi')
    await opens(committee, id)
    await committee.presses('Tôi đồng ý')
    expect(committee.toasts.at(-1)).toBe('Đã đồng ý. Tên chỉ mở cho đồng chí đã xin xem.')
    expect(JSON.stringify(committee.messages)).not.toContain('Đỗ Thử An')
    expect((await recordOf(id)).namesTo).toEqual([world.personId('deputy')])
    expect(await world.database.prisma.namesOpened.findMany()).toMatchObject([{ personId: world.personId('deputy'), count: 1 }])
    await opens(deputy, id)
    await deputy.presses('Xem tên người gửi')
    expect(deputy.screen.text).toMatch(/^Người gửi: đồng chí Đỗ Thử An\./)
  })

  test('does not open to one who has left before the second reader agreed', async () => {
    const { deputy, committee } = await linked('deputy', 'committee')
    const id = await puts({ about: 'secretary', state: 'verifying' })
    await asks(deputy, id)
    await deputy.presses('Cần bảo vệ người gửi')
    await dismisses('deputy')
    await opens(committee, id)
    await committee.presses('Tôi đồng ý')
    expect(await recordOf(id)).toMatchObject({ nameAsked: null, namesTo: [] })
    expect(await world.database.prisma.namesOpened.count()).toBe(0)
  })
})

describe('a reader', () => {
  test('who is concerned is out at once, and the others are told not to compare', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy', 'committee')
    const id = await puts({ state: 'received' })
    await opens(deputy, id)
    await deputy.presses('Tôi có liên quan, xin không xem')
    expect(deputy.screen.text).toMatch(/^Từ khi xác nhận, đồng chí không thấy góp ý này nữa/)
    await deputy.types('Là người nhà')
    await deputy.presses('Xác nhận: xin không xem')
    expect(deputy.screen.text).toContain('Hiện chưa có góp ý nào ở đây.')
    expect(await recordOf(id)).toMatchObject({ barred: expect.arrayContaining([world.personId('deputy')]), log: [{ what: 'recused', text: 'Là người nhà' }] })
    await meetsOld(deputy, () => opens(deputy, id))
    for (const shelf of ['open', 'done', 'apart']) {
      await deputy.pressesData(`feedback:inbox:${shelf}.1`, '1')
      expect(deputy.screen.text).not.toContain(TEXT)
    }
    await secretary.types('/inbox')
    expect(secretary.screen.text).not.toContain(TEXT)
    await secretary.presses('Việc không trao đổi trong chi ủy')
    expect(secretary.screen.text).toContain(TEXT)
  })

  test('removed while reading reads nothing more, and what still stands on the screen does nothing', async () => {
    const { deputy } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verifying' })
    await opens(deputy, id)
    await deputy.presses('Hỏi lại người gửi')
    await deputy.types('Ở đâu?')
    await dismisses('deputy')
    const before = await recordOf(id)
    await meetsOld(deputy, () => deputy.presses('Gửi câu hỏi'))
    expect(deputy.screen.text).toContain('Chào đồng chí.')
    for (const action of ['case-read:ID:1', 'case-verified:ID', 'case-send:ID:ask', 'case-open:ID:facts', 'case-log:ID:1', 'case-result:ID']) {
      await meetsOld(deputy, () => deputy.pressesData(`feedback:${action.replace('ID', id)}`))
    }
    expect(await recordOf(id)).toEqual(before)
  })

  test('elected meanwhile sees nothing of it: the promise named others', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts()
    const committee = await world.member('committee')
    await meetsOld(committee, () => opens(committee, id))
    await committee.types('/inbox')
    expect(committee.screen.text).not.toContain(TEXT)
    await secretary.types('/inbox')
    await secretary.presses('Việc không trao đổi trong chi ủy')
    expect(secretary.screen.text).toContain(TEXT)
  })

  test('of a body that a case is about is barred from the day on which he joins it', async () => {
    const { officer } = await linked('officer')
    const id = await puts({ about: { kind: 'committee' } })
    await opens(officer, id)
    expect(officer.screen.text).toContain('Góp ý với tập thể chi ủy')
    await world.database.prisma.membership.create({ data: { id: newId(), personId: world.personId('officer'), organisationId: world.orgId('chiBo1'), role: 'committeeMember', partyStatus: 'full', from: new Date('2026-11-02') } })
    await meetsOld(officer, () => officer.presses('Đang xác minh'))
    await meetsOld(officer, () => opens(officer, id))
    expect(officer.screen.text).not.toContain(TEXT)
    await officer.types('/inbox')
    expect(officer.screen.text).not.toContain(TEXT)
  })
})

describe('upward', () => {
  test('it goes with a reason, and nobody above reads it before the author has said yes', async () => {
    const { secretary, officer } = await linked('secretary', 'deputy', 'officer')
    const id = await puts({ state: 'verifying' })
    await opens(secretary, id)
    await secretary.presses('Ghi kết quả')
    await secretary.presses('Chuyển cấp trên')
    await secretary.types('Ngoài tầm chi bộ')
    await secretary.presses('Chuyển cấp trên')
    expect(secretary.screen.text).toContain('Đang hỏi ý kiến người gửi về những đồng chí sẽ đọc tiếp.')
    expect(secretary.screen.labels).toEqual(['Nhật ký', 'Tôi có liên quan, xin không xem', 'Quay lại'])
    expect(await caseOf(world, id)).toMatchObject({ state: 'passed', heldBy: world.orgId('chiBo1'), record: { proposal: { heldBy: world.orgId('dangUy'), readers: [{ personId: world.personId('officer') }], on: '2026-11-02' } } })
    await meetsOld(officer, () => opens(officer, id))
    await changesCase(world, id, (one) => ({ ...one, state: 'received', heldBy: world.orgId('dangUy'), record: { ...one.record, readers: [world.personId('officer')], proposal: null } }))
    await officer.types('/inbox')
    await officer.presses(/^Đồng chí thường/)
    expect(officer.screen.labels).toContain('Đang xác minh')
    expect(officer.screen.text).toContain('Lời đã báo người gửi:\nNgoài tầm chi bộ')
    await meetsOld(secretary, () => opens(secretary, id))
  })

  test('where nobody is above it stays, with the words that were typed', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verifying' })
    await opens(secretary, id)
    await secretary.presses('Ghi kết quả')
    await secretary.presses('Chuyển cấp trên')
    await secretary.types('Ngoài tầm chi bộ')
    await secretary.presses('Chuyển cấp trên')
    expect(secretary.toasts.at(-1)).toBe('Cấp trên chưa có đồng chí nào đọc được góp ý này. Đồng chí tiếp tục ở đây.')
    expect(await caseOf(world, id)).toMatchObject({ state: 'verifying', record: { proposal: null, log: [] } })
    await secretary.pressesData(`feedback:case-write:${id}:pass`, '1')
    expect(secretary.screen.text).toContain('Ngoài tầm chi bộ')
  })

  test('a committee decides in the author\'s place after a no, with a reason; a branch never', async () => {
    const { secretary, deputy, officer } = await linked('secretary', 'deputy', 'officer')
    const change = (): Partial<CaseRecord> => ({
      readers: ['secretary', 'deputy', 'officer'].map((key) => world.personId(key)),
      restated: { text: 'Cần dự đều hơn', by: world.personId('secretary'), approvedBy: world.personId('deputy'), author: 'changes', askedOn: '2026-11-02', wish: 'Bỏ chữ “đều”' },
    })
    const own = await puts({ state: 'verified', change })
    await opens(deputy, own)
    expect(deputy.screen.text).toContain('Người gửi đề nghị sửa bản này. Đồng chí viết lại giúp.\nBỏ chữ “đều”')
    expect(deputy.screen.labels).toContain('Viết bản khác')
    expect(deputy.screen.labels).not.toContain('Đưa ra, có ghi lý do')
    await meetsOld(secretary, () => secretary.pressesData(`feedback:case-send:${own}:decide`, '1'))
    const above = await puts({ state: 'verified', change })
    await changesCase(world, above, (one) => ({ ...one, heldBy: world.orgId('dangUy') }))
    await opens(officer, above)
    await officer.presses('Đưa ra, có ghi lý do')
    await officer.types('Việc chung cần làm rõ')
    await officer.presses('Đưa ra, có ghi lý do')
    expect(await recordOf(above)).toMatchObject({ restated: { author: 'yes' }, log: [{ what: 'decided-above', text: 'Việc chung cần làm rõ' }] })
    expect(officer.screen.text).toContain('Bản này được đưa ra cùng đợt của quý.')
  })
})

describe('from a member\'s press to the readers and back', () => {
  test('a letter arrives in the evening, a question finds its way, and the answer comes back', async () => {
    const { an, secretary, deputy } = await linked('an', 'secretary', 'deputy', 'committee', 'binh', 'dual')
    await an.types('/gopy')
    await an.presses('Viết góp ý')
    await an.presses('Vũ Thử Bình')
    await an.presses('Bỏ qua')
    await an.presses('Chỉ gửi chi ủy xem riêng')
    for (const name of ['Nguyễn Văn Bí Thư', 'Lê Thị Phó', 'Phạm Văn Chi Ủy']) expect(an.screen.text).toContain(name)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(TEXT)
    await an.presses('Gửi góp ý')
    await secretary.types('/tiepnhan')
    expect(secretary.screen.text).not.toContain(TEXT)
    await allUse(world)
    await collect(world)
    await secretary.types('/tiepnhan')
    await secretary.presses(/^Đồng chí thường/)
    expect(secretary.screen.text).toContain('Người gửi chỉ gửi để xem riêng.')
    await secretary.presses('Hỏi lại người gửi')
    await secretary.types('Từ bao giờ?')
    await secretary.presses('Gửi câu hỏi')
    await deputy.types('/tiepnhan')
    await deputy.presses(/^Đồng chí thường/)
    await deputy.presses('Xem tên người gửi')
    await deputy.presses('Ghi lý do và xem')
    await deputy.presses('Cần hỏi thêm tình tiết')
    expect(deputy.screen.text).toContain('Đỗ Thử An')
    const follows = async () => {
      await an.types('/gopy')
      await an.presses('Góp ý của tôi')
      await an.presses('1')
    }
    // Not before the morning that is at least twelve hours later.
    await follows()
    expect(an.screen.text).not.toMatch(/Từ bao giờ|Lê Thị Phó\) đã xem|Cần hỏi thêm/)
    await world.moveTo('2026-11-04 09:00')
    await follows()
    expect(an.screen.text).toContain('Từ bao giờ?')
    expect(an.screen.text).toContain('đồng chí Lê Thị Phó (phó bí thư) đã xem tên người gửi góp ý của đồng chí. Lý do: “Cần hỏi thêm tình tiết”.')
    await an.presses('Trả lời')
    await an.types('Từ tháng 9')
    await allUse(world)
    await collect(world)
    await secretary.types('/tiepnhan')
    await secretary.presses(/^Đồng chí thường/)
    expect(secretary.screen.text).toContain('Đã hỏi người gửi:\nTừ bao giờ?\nNgười gửi trả lời:\nTừ tháng 9')
  })

  test('what one reader reworded and another approved goes out only when its author has found nothing in it', async () => {
    const { an, secretary, deputy } = await linked('an', 'secretary', 'deputy', 'committee', 'binh', 'dual')
    const id = await putsLetter(world, 'an', { about: 'binh', text: TEXT })
    await allUse(world)
    await collect(world)
    await opens(secretary, id)
    await secretary.presses('Đang xác minh')
    await secretary.presses('Quay lại')
    await secretary.presses('Ghi kết quả')
    await secretary.presses('Đã xác minh')
    const rewords = async (text: string) => {
      await secretary.presses(/^Viết (lại để đưa ra|bản khác)$/)
      await secretary.types(text)
      await secretary.presses('Ghi bản viết lại')
      await opens(deputy, id)
      await deputy.presses('Dùng bản viết lại này')
    }
    const answers = async (label: string, words?: string) => {
      await an.types('/gopy')
      await an.presses('Góp ý của tôi')
      await an.presses('1')
      await an.presses(label)
      if (words !== undefined) await an.types(words)
      await allUse(world)
      await collect(world)
      await opens(secretary, id)
    }
    await rewords('Vắng nhiều buổi ở nhà văn hóa')
    await world.moveTo('2026-11-04 09:00')
    await answers('Cần sửa', 'Bỏ chữ “nhà văn hóa”')
    expect(secretary.screen.text).toContain('Bỏ chữ “nhà văn hóa”')
    await rewords('Cần dự sinh hoạt đều hơn')
    await world.moveTo('2026-11-06 09:00')
    await answers('Dùng được')
    expect(secretary.screen.text).toContain('Bản này được đưa ra cùng đợt của quý.')
    const one = await caseOf(world, id)
    expect(one && isReleasable(one, world.clock.now())).toBe(true)
  })
})

describe('whoever asks for what is not his', () => {
  const statements = async (deed: () => Promise<void>): Promise<string[]> => {
    world.queries.length = 0
    await deed()
    return [...world.queries]
  }

  test('meets the same statements in the same order, whether a case is there or not', async () => {
    const { secretary } = await linked('secretary', 'deputy', 'committee')
    await secretary.types('/start')
    const asked = (id: string) => statements(() => secretary.pressesData(`feedback:case-read:${id}:1`, '1'))
    const listed = () => statements(() => secretary.pressesData('feedback:inbox:open.1', '1'))
    await asked('zzzzzzzzzzzz')
    await listed()
    const nothing = [await asked('zzzzzzzzzzzz'), await listed()]
    const id = await puts({ about: 'secretary' })
    expect([await asked(id), await listed()]).toEqual(nothing)
    expect(nothing[0]?.some((sql) => sql.includes('feedback_reader'))).toBe(true)
  })

  test('more than twenty times an hour is answered without being looked up', async () => {
    const { secretary } = await linked('secretary', 'deputy')
    const id = await puts()
    for (let i = 0; i < 20; i++) {
      expect((await statements(() => secretary.pressesData(`feedback:case-read:${newId()}:1`, '1'))).some((sql) => sql.includes('feedback_reader'))).toBe(true)
    }
    expect((await statements(() => opens(secretary, id))).some((sql) => sql.includes('feedback_reader'))).toBe(false)
    expect(secretary.toasts).toEqual(Array.from({ length: 21 }, () => STALE))
    // Another person is not touched by it.
    const committee = await world.member('deputy', { on: 'other' })
    await committee.types('/inbox')
    expect(committee.screen.text).toContain(TEXT)
  })
})

describe('two readers at once', () => {
  test('decide one thing: the first stands, the second reads how it is now', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verifying' })
    await opens(secretary, id)
    await secretary.presses('Ghi kết quả')
    await opens(deputy, id)
    await deputy.presses('Ghi kết quả')
    await deputy.presses('Chưa đủ căn cứ')
    await deputy.types('Chưa rõ')
    await Promise.all([secretary.presses('Đã xác minh'), deputy.presses('Ghi: chưa đủ căn cứ')])
    const { log } = await recordOf(id)
    expect(log.length).toBe(1)
    const first = log[0]?.what
    expect(await stateOf(id)).toBe(first)
    expect((first === 'verified' ? deputy : secretary).toasts.at(-1)).toBe(STALE)
    for (const who of [secretary, deputy]) {
      await opens(who, id)
      expect(who.screen.text).toContain(first === 'verified' ? '\nĐã xác minh\n' : '\nChưa đủ căn cứ\n')
    }
  })

  test('open it at once, and it is received once', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy')
    const id = await puts()
    await Promise.all([opens(secretary, id), opens(deputy, id)])
    expect((await recordOf(id)).log.map(({ what }) => what)).toEqual(['received'])
  })

  test('reword it at once, and one text waits for the other\'s yes', async () => {
    const { secretary, deputy } = await linked('secretary', 'deputy')
    const id = await puts({ state: 'verified' })
    for (const [who, text] of [[secretary, 'Cần dự đều'], [deputy, 'Nên báo khi vắng']] as const) {
      await opens(who, id)
      await who.presses('Viết lại để đưa ra')
      await who.types(text)
    }
    await Promise.all([secretary.presses('Ghi bản viết lại'), deputy.presses('Ghi bản viết lại')])
    const { restated, log } = await recordOf(id)
    expect(log.map(({ what }) => what)).toEqual(['restated'])
    const second = restated?.by === world.personId('secretary') ? deputy : secretary
    expect(second.toasts.at(-1)).toMatch(/^Một đồng chí khác vừa ghi một bản viết lại\./)
    expect(second.screen.text).toContain(restated?.text)
    // The second's own words are still there, and replace the first's knowingly.
    await second.presses('Viết bản khác')
    await second.presses('Ghi bản viết lại')
    expect((await recordOf(id)).restated?.text).not.toBe(restated?.text)
  })
})
