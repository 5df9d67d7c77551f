import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '../src/conversation/account.ts'
import type { Member } from '../src/conversation/screen.ts'
import { approve, ask, openName, restate, taken } from '../src/features/feedback/case.rules.ts'
import { feedbackRepo } from '../src/features/feedback/feedback.repo.ts'
import { mayReadCase } from '../src/features/feedback/routing.service.ts'
import { newId } from '../src/platform/crypto.ts'
import type { TestPerson } from './support/chat.ts'
import { allUse, caseOf, changesCase, collect, ownOf } from './support/feedback.ts'
import { dump, finishes, OPENING } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const WORDS = 'Đồng chí nên đến sinh hoạt đúng giờ hơn 4471'
const STALE = 'Nút này đã cũ. Dưới đây là màn hình mới nhất.'
const SHUT = 'Phần viết góp ý tạm đóng từ 15 phút trước đến 3 giờ sau giờ bắt đầu sinh hoạt. Bản đang viết vẫn giữ nguyên.'
const cases = () => world.database.prisma.feedbackCase.findMany()
/** Three readers, and with them enough others that a letter leaves the same evening. */
const readers = () => Promise.all((['secretary', 'deputy', 'committee', 'binh', 'dual'] as const).map((key) => world.member(key)))

/** From /feedback to the promise, privately, as in every small branch. */
async function toPromise(person: TestPerson, { about = 'Vũ Thử Bình', way = 'Chỉ gửi chi ủy xem riêng' }: { about?: string; way?: string } = {}): Promise<void> {
  await person.types('góp ý')
  await person.presses('Viết góp ý')
  await person.presses(about)
  await person.presses('Bỏ qua')
  await person.presses(way)
}

async function sends(person: TestPerson, { text = WORDS, ...how }: { about?: string; way?: string; text?: string } = {}): Promise<string> {
  await toPromise(person, how)
  await person.presses('Tôi đã đọc và hiểu')
  await person.types(text)
  await person.presses('Gửi góp ý')
  return (await ownOf(world, person.address.replace(/-.*/, '') as PersonKey)).cases[0]?.id ?? ''
}

/** Opens the newest of one's own. */
async function opens(person: TestPerson): Promise<void> {
  await person.types('/gopy')
  await person.presses('Góp ý của tôi')
  await person.presses('1')
}

/** Sent, and collected in the evening. */
async function arrives(person: TestPerson, how: Parameters<typeof sends>[1] = {}): Promise<string> {
  const id = await sends(person, how)
  await allUse(world)
  await collect(world)
  return id
}

describe('writing', () => {
  test('goes from the first tap to the sending, with every reader named before the first character', async () => {
    await readers()
    const an = await world.member('an')
    await an.types('/gopy')
    expect(an.screen.text).toBe('Nếu được, nói trực tiếp với nhau vẫn là tốt nhất. Viết góp ý dùng khi đồng chí thấy khó nói ra.')
    expect(an.screen.labels).toEqual(['Viết góp ý', 'Góp ý của tôi', 'Góp ý với tôi', 'Màn hình đầu'])
    await an.presses('Viết góp ý')
    expect(an.screen).toMatchObject({ confidential: true, text: 'Đồng chí muốn góp ý với ai? Điều về chính mình, đồng chí ghi ở phần tự soi.' })
    expect(an.screen.labels).toEqual(['Tập thể chi ủy', 'Tập thể chi bộ', 'Vũ Thử Bình', 'Hồ Thử Cả', 'Lê Thị Phó', 'Nguyễn Văn Bí Thư', 'Phạm Văn Chi Ủy', 'Quay lại'])
    await an.presses('Vũ Thử Bình')
    expect(an.screen.labels[0]).toBe('Bỏ qua')
    await an.presses('Trang sau')
    await an.presses('12')
    expect(an.screen.text).toMatch(/^Chi bộ ít người nên người được góp ý có thể đoán ra ai viết\. Đồng chí chọn cách gửi:/)
    expect(an.screen.text).not.toMatch(/\d/)
    expect(an.screen.labels).toEqual(['Chỉ gửi chi ủy xem riêng', 'Ghi rõ tên tôi', 'Tôi nói tại chi bộ', 'Thôi, không gửi'])
    await an.presses('Chỉ gửi chi ủy xem riêng')
    expect(an.screen.text).toContain('Người đọc nội dung: Nguyễn Văn Bí Thư (bí thư, Chi bộ Thử Nghiệm 1); Lê Thị Phó (phó bí thư, Chi bộ Thử Nghiệm 1); Phạm Văn Chi Ủy (chi ủy viên, Chi bộ Thử Nghiệm 1).')
    expect(an.screen.text).toContain('Lưu đến 24 tháng sau khi kết thúc. Không thêm người đọc nếu đồng chí chưa đồng ý.')
    expect(an.screen.text).toContain('Máy chủ do Văn phòng Đảng ủy vận hành.')
    expect(an.screen.text).toContain('không phải đơn tố cáo')
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
    await an.presses('Tôi đã đọc và hiểu')
    expect(an.screen.text).toContain('Chi tiết này có bao nhiêu người biết?')
    expect(an.screen.labels).toEqual(['Thôi'])
    await an.types(WORDS.normalize('NFD'))
    await an.types('Tin thứ hai')
    expect(an.screen.html).toContain(`<blockquote>${WORDS}\nTin thứ hai</blockquote>`)
    await an.presses('Gửi góp ý')
    expect(an.screen.text).toContain('Đã gửi. Chi ủy ghi nhận trong 7 ngày và trả lời trong 90 ngày; đồng chí xem ở “Góp ý của tôi”. Nên xóa phần vừa viết khỏi cuộc trò chuyện này.')
    const before = an.messages.length
    await an.presses('Xóa khỏi cuộc trò chuyện')
    expect(an.messages.length).toBe(before)
    expect(an.messages.some(({ text }) => text.includes('4471') || text.includes('Đã gửi.'))).toBe(false)
    expect(await cases()).toEqual([])
    await allUse(world)
    await collect(world)
    const [row] = await cases()
    expect((await caseOf(world, row?.id ?? ''))?.record).toMatchObject({ text: `${WORDS}\nTin thứ hai`, sign: 12, way: 'private', subject: { kind: 'person', personId: world.personId('binh') } })
    expect(await dump(world)).not.toContain('đúng giờ hơn')
    expect(await dump(world)).not.toContain(Buffer.from('đúng giờ hơn').toString('hex'))
  })

  test('promises exactly the readers who can then open it (FB1)', async () => {
    await readers()
    for (const key of ['officer', 'secretary2', 'dung'] as const) await world.member(key)
    const an = await world.member('an')
    await toPromise(an, { about: 'Lê Thị Phó' })
    const promise = an.screen.text
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await an.presses('Gửi góp ý')
    await allUse(world)
    await collect(world)
    const [row] = await cases()
    const opened: string[] = []
    for (const key of world.people.keys()) {
      await world.chibo.units.run(async (unit) => {
        const account = await findAccount(unit, { channel: 'test', address: `${key}-test`, words: world.words })
        const one = await feedbackRepo(unit).lockFor(row?.id ?? '', world.personId(key))
        if (one && account?.actor.person && (await mayReadCase(unit, account.actor as Member, one))) opened.push(account.actor.person.fullName)
      })
    }
    expect(opened).toEqual(['Nguyễn Văn Bí Thư', 'Phạm Văn Chi Ủy'])
    for (const key of world.people.keys()) {
      const name = (await world.database.prisma.person.findUniqueOrThrow({ where: { id: world.personId(key) } })).fullName
      expect(promise.includes(name), name).toBe(opened.includes(name))
    }
  })

  test('goes the same way typed by numbers, in English', async () => {
    await readers()
    await world.database.prisma.person.update({ where: { id: world.personId('an') }, data: { language: 'en' } })
    const an = await world.member('an', { on: 'other' })
    await an.types('feedback')
    await an.chooses('Write feedback')
    await an.chooses('Vũ Thử Bình')
    await an.chooses('Skip')
    await an.chooses('With my name')
    expect(an.screen.text).toContain('Who reads the text and your name: Nguyễn Văn Bí Thư (secretary, Chi bộ Thử Nghiệm 1)')
    await an.chooses('I have read and understood')
    await an.types('1')
    await an.types('Please come in time')
    expect(an.screen.html).toContain('<blockquote>1\nPlease come in time</blockquote>')
    await an.chooses('Send feedback', true)
    expect(an.screen.text).toMatch(/^Sent\./)
    await an.chooses('Delete from this chat')
    expect(an.screen.text).toContain('please delete it yourself')
    const own = await ownOf(world, 'an')
    expect(own.outgoing).toMatchObject([{ deed: { kind: 'send', letter: { way: 'named', text: '1\nPlease come in time', promised: { months: 24, language: 'en' } } } }])
  })

  test('strikes a reader without a reason; where too few are left it goes upward, and where nobody is, it is said before typing', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    expect(an.screen.labels).toEqual([
      'Tôi đã đọc và hiểu', 'Không gửi cho Nguyễn Văn Bí Thư', 'Không gửi cho Lê Thị Phó', 'Không gửi cho Phạm Văn Chi Ủy', 'Thôi',
    ])
    await an.presses('Không gửi cho Lê Thị Phó')
    expect(an.screen.text).not.toContain('Lê Thị Phó')
    await an.presses('Không gửi cho Nguyễn Văn Bí Thư')
    expect(an.screen.text).toContain('Người đọc nội dung: Phạm Văn Chi Ủy (chi ủy viên, Chi bộ Thử Nghiệm 1).')
    expect(an.screen.text).toContain('Hiện chỉ một đồng chí đọc được góp ý này. Đồng chí có thể dừng ở đây.')
    await an.presses('Không gửi cho Phạm Văn Chi Ủy')
    expect(an.screen.text).toContain('Hiện chưa có đồng chí nào vừa không liên quan vừa đọc được góp ý này')
    expect(an.screen.labels).toEqual(['Chọn lại người đọc', 'Tôi nói tại chi bộ', 'Thôi'])
    await world.member('officer')
    await an.presses('Chọn lại người đọc')
    await an.presses('Không gửi cho Lê Thị Phó')
    await an.presses('Không gửi cho Phạm Văn Chi Ủy')
    await an.presses('Không gửi cho Nguyễn Văn Bí Thư')
    expect(an.screen.text).toContain('Người đọc nội dung: Trần Thị Theo Dõi (cán bộ theo dõi, Đảng ủy phường Thử Nghiệm).')
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await an.presses('Gửi góp ý')
    expect((await ownOf(world, 'an')).outgoing[0]?.deed).toMatchObject({ letter: { struck: ['deputy', 'committee', 'secretary'].map((key) => world.personId(key)) } })
  })

  test('whoever is concerned is no reader: the secretary, and with the committee each of its members (FB5, PV15)', async () => {
    await readers()
    await world.member('officer')
    const an = await world.member('an')
    await toPromise(an, { about: 'Nguyễn Văn Bí Thư' })
    expect(an.screen.text).toContain('Người đọc nội dung: Lê Thị Phó (phó bí thư, Chi bộ Thử Nghiệm 1); Phạm Văn Chi Ủy (chi ủy viên, Chi bộ Thử Nghiệm 1).')
    await an.presses('Thôi')
    expect(an.toasts.at(-1)).toBe('Vâng. Không có gì được gửi.')
    await an.presses('Viết góp ý')
    await an.presses('Tập thể chi ủy')
    await an.presses('Bỏ qua')
    expect(an.screen.labels).toEqual(['Chỉ gửi cấp trên xem riêng', 'Ghi rõ tên tôi', 'Tôi nói tại chi bộ', 'Thôi, không gửi'])
    await an.presses('Chỉ gửi cấp trên xem riêng')
    expect(an.screen.text).toContain('Người đọc nội dung: Trần Thị Theo Dõi')
    await an.presses('Tôi nói tại chi bộ')
    expect(an.toasts.at(-1)).toBe('Vâng. Chibo không lưu lựa chọn này.')
    expect((await ownOf(world, 'an')).draft).toBeNull()
  })

  test('who receives feedback there is told before typing that colleagues may guess, and nobody else is', async () => {
    const deputy = (await readers())[1] as TestPerson
    const an = await world.member('an')
    for (const person of [deputy, an]) await toPromise(person)
    const said = 'Đồng chí cũng là người tiếp nhận góp ý ở đây nên những đồng chí nêu trên có thể đoán ra ai viết.'
    expect([deputy, an].map(({ screen }) => screen.text.includes(said))).toEqual([true, false])
  })

  test('straight to the superior, past the readers of the branch', async () => {
    await readers()
    await world.member('officer')
    const an = await world.member('an')
    await toPromise(an, { way: /^Gửi thẳng Đảng ủy phường/ as unknown as string })
    expect(an.screen.text).toContain('Người đọc nội dung: Trần Thị Theo Dõi (cán bộ theo dõi, Đảng ủy phường Thử Nghiệm).')
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await an.presses('Gửi góp ý')
    expect(an.screen.text).toMatch(/^Đã gửi\. Người đọc ghi nhận trong 7 ngày/)
  })

  test('in a branch of many nothing is asked about the way, and the promise is the whole of it', async () => {
    await readers()
    const many = await Promise.all(Array.from({ length: 6 }, (_, i) => joins(`m${i}`)))
    const an = await world.member('an')
    await world.moveTo(OPENING)
    for (const person of many) await finishes(person)
    await an.types('góp ý')
    await an.presses('Viết góp ý')
    await an.presses('Vũ Thử Bình')
    await an.presses('Bỏ qua')
    expect(an.screen.text).toContain('Các đồng chí đó chỉ được xem tên đồng chí khi cần xác minh, phải ghi lý do, và đồng chí được báo. Chibo không cho người được góp ý và các đồng chí khác biết tên đồng chí. Họ chỉ thấy nội dung đã xác minh, viết lại, và đồng chí đã xem trước.')
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await an.presses('Gửi góp ý')
    expect((await ownOf(world, 'an')).outgoing).toMatchObject([{ deed: { letter: { way: 'usual' } } }])
  })

  test('who has read one promise has not read another: readers who changed meanwhile are shown again', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    const late = an.press('Tôi đã đọc và hiểu')
    await an.presses('Không gửi cho Lê Thị Phó')
    await an.arrive(late)
    expect(an.toasts.at(-1)).toBe('Người đọc vừa thay đổi. Đồng chí đọc lại giúp.')
    await an.presses('Chọn lại người đọc')
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('dual'), organisationId: world.orgId('chiBo1') }, data: { role: 'committeeMember' } })
    await an.presses('Gửi góp ý')
    expect(an.toasts.at(-1)).toBe('Người đọc vừa thay đổi. Đồng chí đọc lại giúp.')
    expect(an.screen.text).toContain('Hồ Thử Cả (chi ủy viên, Chi bộ Thử Nghiệm 1)')
    expect((await ownOf(world, 'an')).outgoing).toEqual([])
    await an.presses('Tôi đã đọc và hiểu')
    expect(an.screen.text).toContain(WORDS)
    await an.presses('Gửi góp ý')
    expect((await ownOf(world, 'an')).outgoing).toHaveLength(1)
  })

  test('somebody of two branches chooses where, and each knows its own people', async () => {
    const dual = (await readers())[4] as TestPerson
    await world.member('secretary2')
    await dual.types('góp ý')
    expect(dual.screen.labels.slice(0, 2).toSorted()).toEqual(['Chi bộ Thử Nghiệm 1', 'Chi bộ Thử Nghiệm 2'])
    await dual.presses('Chi bộ Thử Nghiệm 2')
    expect(dual.screen.labels).toEqual(['Tập thể chi ủy', 'Tập thể chi bộ', 'Ngô Thử Dũng', 'Bùi Thị Bí Thư Hai', 'Quay lại'])
    await dual.pressesData(`feedback:about:${world.orgId('chiBo2')}:${world.personId('an')}`)
    expect(dual.toasts.at(-1)).toBe(STALE)
  })
})

/** Somebody more in the first branch, linked and with a consent. */
async function joins(key: string): Promise<TestPerson> {
  const id = newId()
  world.people.set(key, id)
  await world.database.prisma.person.create({ data: { id, code: `P-${key}`, fullName: `Lý Thử ${key.toUpperCase()}`, language: 'vi' } })
  await world.database.prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
  return world.member(key)
}

describe('bad input', () => {
  test('about oneself, about somebody of another branch, about somebody who has left', async () => {
    await readers()
    const an = await world.member('an')
    const about = (key: PersonKey) => an.pressesData(`feedback:about:${world.orgId('chiBo1')}:${world.personId(key)}`)
    await an.types('góp ý')
    await about('an')
    expect(an.toasts.at(-1)).toBe('Điều về chính mình, đồng chí ghi ở phần tự soi.')
    await about('dung')
    expect(an.toasts.at(-1)).toBe(STALE)
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('binh') }, data: { to: new Date('2026-11-02') } })
    await about('binh')
    expect(an.toasts.at(-1)).toBe(STALE)
    expect((await ownOf(world, 'an')).draft).toBeNull()
  })

  test('about somebody who leaves while it is being written: not sent, and the words are kept', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await world.database.prisma.membership.updateMany({ where: { personId: world.personId('binh') }, data: { to: new Date('2026-11-02') } })
    await an.presses('Gửi góp ý')
    expect(an.toasts.at(-1)).toBe(STALE)
    expect(await ownOf(world, 'an')).toMatchObject({ outgoing: [], draft: { text: WORDS } })
    await an.presses('Thôi')
    await an.presses('Bỏ phần đang viết')
    await an.presses('Viết góp ý')
    expect(an.screen.labels).not.toContain('Vũ Thử Bình')
  })

  test('nothing, and 20,000 characters: kept whole, the number over said, and not sent', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(' \u200b ')
    expect(an.screen.text).toContain('Chưa có chữ nào.')
    expect(an.screen.labels).toEqual(['Thôi'])
    await an.types('ế'.repeat(20_000).normalize('NFD'))
    expect(an.screen.text).toContain('Phần viết dài hơn 16000 ký tự. Chibo giữ nguyên cả phần này, đồng chí rút gọn giúp.')
    expect(an.screen.text.length).toBeLessThanOrEqual(1800)
    expect(an.screen.labels).toEqual(['Viết lại', 'Trang trước', 'Thôi'])
    await an.pressesData('feedback:send')
    expect(an.toasts.at(-1)).toContain('Phần viết dài hơn 16000 ký tự.')
    expect((await ownOf(world, 'an')).draft?.text).toBe('ế'.repeat(20_000))
    await an.presses('Viết lại')
    await an.types(WORDS)
    await an.presses('Gửi góp ý')
    expect((await ownOf(world, 'an')).outgoing).toMatchObject([{ deed: { letter: { text: WORDS } } }])
  })

  test('five messages in a second are one text in their order', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.arrive(...['một', 'hai', 'ba', 'bốn', 'năm'].map((text, i) => ({ kind: 'text' as const, text, message: `m${i}` })))
    expect((await ownOf(world, 'an')).draft?.text).toBe('một\nhai\nba\nbốn\nnăm')
  })

  test('a picture and a file named like a command are refused with the reason, leave the chat, and writing goes on', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    const reason = 'Chỗ này Chibo chỉ nhận chữ. Giọng nói, ảnh, video, tệp tự chúng có thể cho biết là của ai. Xin gõ lại bằng chữ.'
    await an.sendsPicture()
    expect(an.screen.text).toContain(reason)
    expect(an.screen.labels).toEqual(['Thôi'])
    await an.sendsFile('x', { name: '/start' })
    expect(an.screen.text).toContain(reason)
    expect(an.messages.filter(({ from, text }) => from === 'person' && text === '')).toEqual([])
    await an.types(WORDS)
    await an.presses('Gửi góp ý')
    expect((await ownOf(world, 'an')).outgoing).toHaveLength(1)
  })

  test('“Thôi” asks before it drops words, and writing is taken up again from the start', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await an.presses('Thôi')
    expect(an.screen.text).toBe('Bỏ phần đang viết? Chưa ai đọc phần này.')
    await an.types('/gopy')
    await an.presses('Viết góp ý')
    expect(an.screen.text).toContain(WORDS)
    await an.presses('Thôi')
    await an.presses('Bỏ phần đang viết')
    expect(an.toasts.at(-1)).toBe('Vâng. Không có gì được gửi.')
    await an.presses('Viết góp ý')
    expect(an.screen.text).not.toContain(WORDS)
  })

  test('sent twice at the same moment from two phones is one letter, and additions from both are two', async () => {
    await readers()
    const an = await world.member('an')
    const web = await world.member('an', { on: 'other' })
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types(WORDS)
    await web.types('góp ý')
    await web.chooses('Viết góp ý')
    await Promise.all([an.presses('Gửi góp ý'), web.pressesData('feedback:send')])
    const own = await ownOf(world, 'an')
    expect(own.outgoing).toHaveLength(1)
    // The other one met an old button.
    expect([an, web].filter((person) => person.screen.text.startsWith('Đã gửi.'))).toHaveLength(1)
    const add = `feedback:add:${own.cases[0]?.id}`
    await an.pressesData(add)
    await web.pressesData(add)
    await Promise.all([an.types('từ máy này'), web.types('từ máy kia')])
    const added = (await ownOf(world, 'an')).outgoing.flatMap(({ deed }) => (deed.kind === 'add' ? [deed.text] : []))
    expect(added.toSorted()).toEqual(['từ máy kia', 'từ máy này'])
  })
})

describe('from 15 minutes before a meeting to three hours after its beginning (PV39)', () => {
  test('nothing is begun or sent, and what is being written is kept', async () => {
    await readers()
    const an = await world.member('an')
    await world.moveTo('2026-11-20 19:14')
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types('đầu')
    await world.moveTo('2026-11-20 19:15')
    await an.types('cuối')
    await an.presses('Gửi góp ý')
    expect(an.toasts.at(-1)).toBe(SHUT)
    expect(await ownOf(world, 'an')).toMatchObject({ outgoing: [], draft: { text: 'đầu\ncuối' } })
    const shuts = async () => {
      const before = an.toasts.length
      await an.types('/gopy')
      await an.presses('Viết góp ý')
      expect(an.toasts.slice(before)).toEqual([SHUT])
    }
    await shuts()
    await world.moveTo('2026-11-20 22:29')
    await shuts()
    await world.moveTo('2026-11-20 22:31')
    await an.types('/gopy')
    await an.presses('Viết góp ý')
    await an.presses('Gửi góp ý')
    expect((await ownOf(world, 'an')).outgoing).toHaveLength(1)
  })
})

describe('following', () => {
  const now = () => world.clock.now().toISOString()
  const secretary = () => world.personId('secretary')
  const deputy = () => world.personId('deputy')

  test('before it leaves it can be withdrawn, and nobody ever knows', async () => {
    await readers()
    const an = await world.member('an')
    const id = await sends(an)
    await opens(an)
    expect(an.screen.text).toContain('Góp ý với đồng chí Vũ Thử Bình, tháng 11/2026\nĐã gửi\nGóp ý chưa chuyển đi. Rút lại lúc này thì không ai biết.')
    expect(an.screen.text).not.toContain(WORDS)
    await an.presses('Xem phần đã viết')
    expect(an.screen.html).toContain(`<blockquote>${WORDS}</blockquote>`)
    await an.presses('Quay lại')
    await an.presses('Tôi rút góp ý')
    expect(an.screen.text).toBe('Rút góp ý này? Góp ý chưa chuyển đi nên không ai biết, và phần đã viết bị xóa ngay.')
    await an.presses('Tôi rút góp ý')
    expect(an.toasts.at(-1)).toBe('Đã rút. Không ai biết.')
    expect(an.screen.text).toBe('Đồng chí chưa gửi góp ý nào.')
    await allUse(world)
    await collect(world)
    expect(await cases()).toEqual([])
    await an.pressesData(`feedback:own:${id}:1`)
    expect(an.toasts.at(-1)).toBe(STALE)
  })

  test('after that it is called back the same evening, and can be taken back until then', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    await opens(an)
    await an.presses('Tôi rút góp ý')
    expect(an.screen.text).toContain('Từ đó không ai mở được phần chữ nữa, và sau 90 ngày phần chữ bị xóa.')
    await an.presses('Tôi rút góp ý')
    expect(an.screen.text).toContain('Đã kết thúc')
    expect(an.screen.text).toContain('Chưa chuyển đi, chưa ai thấy:\n• Rút góp ý')
    expect((await caseOf(world, id))?.state).toBe('new')
    await an.presses('Bỏ phần chưa chuyển đi')
    expect(an.screen.text).toContain('\nĐã gửi')
    await an.presses('Tôi rút góp ý')
    await an.presses('Tôi rút góp ý')
    await collect(world)
    expect((await caseOf(world, id))?.state).toBe('withdrawn')
    await opens(an)
    expect(an.screen.text).toContain('đồng chí đã rút góp ý này')
    expect(an.screen.labels).not.toContain('Bổ sung')
  })

  test('of a case that has ended old buttons do nothing; its words stay, and so does “I am being given trouble”', async () => {
    await readers()
    await world.member('officer')
    const an = await world.member('an')
    const id = await arrives(an)
    await changesCase(world, id, (one) => ({ ...one, state: 'closed', record: { ...one.record, log: [{ at: now(), what: 'closed', by: secretary(), text: 'Đã trao đổi.' }] } }))
    await world.moveTo('2026-11-04 08:00')
    for (const action of [`add:${id}`, `withdraw:${id}`, `withdraw-yes:${id}`, `preview:${id}`, `change:${id}`, `agree:${id}`, `refuse:${id}`, `decline:${id}:q00000000001`, `answer:${id}:q00000000001`]) {
      const before = an.toasts.length
      await an.pressesData(`feedback:${action}`)
      expect(an.toasts.slice(before), action).toEqual([STALE])
    }
    expect((await ownOf(world, 'an')).outgoing).toEqual([])
    await opens(an)
    expect(an.screen.text).toContain('Đã kết thúc')
    expect(an.screen.labels).toEqual(['Xem phần đã viết', 'Tôi bị gây khó dễ', 'Quay lại'])
    await an.presses('Tôi bị gây khó dễ')
    await an.presses('Báo ngay, không viết thêm')
    expect((await ownOf(world, 'an')).outgoing).toMatchObject([{ deed: { kind: 'pressed', caseId: id, text: null } }])
  })

  test('news stand there from the next morning that is twelve hours away, and nothing is ever sent because of them (PV9, PV10)', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    await world.moveTo('2026-11-04 10:00')
    const before = an.messages.length
    await changesCase(world, id, (one) => taken(one, 'receive', { at: now(), what: 'received' }))
    await opens(an)
    expect(an.screen.text).toContain('\nĐã gửi')
    await world.moveTo('2026-11-05 07:59')
    await opens(an)
    expect(an.screen.text).toContain('\nĐã gửi')
    await world.moveTo('2026-11-05 08:00')
    await opens(an)
    expect(an.screen.text).toContain('Đang xem xét')
    expect(an.screen.text).toContain('• 4/11/2026: Đã tiếp nhận')
    const unasked = an.messages.slice(before).filter(({ text }) => text === 'Đồng chí có việc cần xem trong Chibo.')
    expect(unasked).toEqual([])
  })

  test('a question is answered or declined, and the answer leaves with the mailbox', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    await changesCase(world, id, (one) => ask({ ...one, state: 'received' }, { id: 'q00000000001', by: secretary(), text: 'Việc này xảy ra khi nào?', at: now(), today: '2026-11-02' }))
    await changesCase(world, id, (one) => ask(one, { id: 'q00000000002', by: deputy(), text: 'Có ai nữa không?', at: now(), today: '2026-11-02' }))
    await world.moveTo('2026-11-04 08:00')
    await an.types('/gopy')
    await an.presses('Góp ý của tôi')
    expect(an.screen.text).toContain('chờ đồng chí trả lời')
    await an.presses('1')
    expect(an.screen.text).toContain('Người đọc hỏi thêm, không hỏi đồng chí là ai. Đồng chí không trả lời cũng không sao.\nViệc này xảy ra khi nào?')
    await an.presses('Trả lời')
    await an.types('Tháng trước')
    expect(an.screen.text).toContain('Đã ghi. Chưa chuyển đi, chưa ai thấy.')
    expect(an.screen.text).toContain('Có ai nữa không?')
    expect(an.messages.filter(({ from, text }) => from === 'person' && text === 'Tháng trước')).toEqual([])
    await an.presses('Không trả lời')
    expect((await caseOf(world, id))?.record.questions.map(({ answer, declined }) => [answer, declined])).toEqual([[null, false], [null, false]])
    await allUse(world)
    await collect(world)
    expect((await caseOf(world, id))?.record.questions.map(({ answer, declined }) => [answer, declined])).toEqual([['Tháng trước', false], [null, true]])
    await opens(an)
    expect(an.screen.labels).not.toContain('Trả lời')
  })

  test('the reworded text comes to its author before anybody else: yes, or what to change (PV11)', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    const offers = (text: string) => changesCase(world, id, (one) => {
      const verified = { ...one, state: 'verified' as const, record: { ...one.record, way: 'usual' as const } }
      return approve(restate(verified, { by: secretary(), text, at: now() }), { by: deputy(), at: now(), today: '2026-11-02' })
    })
    await offers('Bản một')
    await opens(an)
    expect(an.screen.text).not.toContain('Bản một')
    await world.moveTo('2026-11-04 08:00')
    await opens(an)
    expect(an.screen.text).toContain('Đây là bản viết lại sẽ đưa ra. Đọc bản này có ai đoán ra đồng chí không?\nBản một')
    expect(an.screen.labels.slice(0, 2)).toEqual(['Dùng được', 'Cần sửa'])
    await an.presses('Cần sửa')
    await an.types('Bỏ chữ “muộn”')
    expect(an.screen.text).toContain('• Đề nghị sửa bản viết lại\nBỏ chữ “muộn”')
    await allUse(world)
    await collect(world)
    expect((await caseOf(world, id))?.record.restated).toMatchObject({ author: 'changes', wish: 'Bỏ chữ “muộn”' })
    await offers('Bản hai')
    await opens(an)
    expect(an.screen.text).not.toContain('Bản hai')
    await world.moveTo('2026-11-06 08:00')
    await opens(an)
    await an.presses('Dùng được')
    await allUse(world)
    await collect(world)
    expect((await caseOf(world, id))?.record.restated).toMatchObject({ author: 'yes', text: 'Bản hai' })
  })

  test('new readers are named, and come only with a yes (PV13)', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    const officer = { personId: world.personId('officer'), fullName: 'Trần Thị Theo Dõi', role: 'officer' as const, organisation: 'Đảng ủy phường Thử Nghiệm' }
    await changesCase(world, id, (one) => ({ ...one, state: 'passed', record: {
      ...one.record, proposal: { readers: [officer], heldBy: world.orgId('dangUy'), on: '2026-11-02' },
      log: [{ at: now(), what: 'passed', by: secretary(), text: 'Việc này ngoài chi bộ', to: world.orgId('dangUy') }, { at: now(), what: 'readers-asked', to: [officer] }],
    } }))
    await world.moveTo('2026-11-04 08:00')
    await opens(an)
    expect(an.screen.text).toContain('Góp ý được đề nghị chuyển đến: Trần Thị Theo Dõi (cán bộ theo dõi, Đảng ủy phường Thử Nghiệm). Nếu đồng chí không đồng ý, hoặc sau 14 ngày chưa trả lời, những đồng chí đang đọc tiếp tục xem xét.')
    expect(an.screen.text).toContain('đề nghị chuyển Đảng ủy phường Thử Nghiệm\nViệc này ngoài chi bộ')
    await an.presses('Tôi không đồng ý')
    await an.presses('Bỏ phần chưa chuyển đi')
    await an.presses('Tôi đồng ý người đọc mới')
    await allUse(world)
    await collect(world)
    expect((await caseOf(world, id))).toMatchObject({ heldBy: world.orgId('dangUy'), record: { readers: [officer.personId], proposal: null } })
  })

  test('who saw the name, on which day and why, stands with the case and under “my data”, and being pressed goes to the superior (FB7, FB20)', async () => {
    await readers()
    await world.member('officer')
    const an = await world.member('an')
    const binh = world.test.person(() => world.chibo, 'binh-test')
    const id = await arrives(an)
    await changesCase(world, id, (one) => openName({ ...one, state: 'verifying' }, { by: secretary(), role: 'secretary', reason: 'facts', text: null, at: now() }, { second: false }))
    await world.moveTo('2026-11-04 08:00')
    await opens(an)
    const told = 'Ngày 2/11/2026, đồng chí Nguyễn Văn Bí Thư (bí thư) đã xem tên người gửi góp ý của đồng chí. Lý do: “Cần hỏi thêm tình tiết”.'
    expect(an.screen.text).toContain(told)
    for (const person of [an, binh]) {
      await person.types('/toi')
      await person.presses('Ai đã xem tên tôi')
      expect(person.screen.text).toContain('Những lần có người xem tên đồng chí là người gửi góp ý, nếu có, ghi ở đây, mới nhất ở trên.')
    }
    expect(an.screen.text).toContain(told)
    expect(binh.screen.text).toContain('Chưa có lần nào.')
    await opens(an)
    await an.presses('Tôi bị gây khó dễ')
    expect(an.screen.text).toContain('Người đọc: Trần Thị Theo Dõi (cán bộ theo dõi, Đảng ủy phường Thử Nghiệm).')
    await an.types('Bí thư hỏi tôi trước mọi người')
    await collect(world)
    const [pressed] = (await Promise.all((await cases()).map((row) => caseOf(world, row.id)))).filter((one) => one?.record.pressed)
    expect(pressed).toMatchObject({ heldBy: world.orgId('dangUy'), record: { text: 'Bí thư hỏi tôi trước mọi người', readers: [world.personId('officer')] } })
    await opens(an)
    expect(an.screen.text).toContain('Đồng chí báo bị gây khó dễ, tháng 11/2026')
  })

  test('a fourth about the same person is added to one of the three, and what was written is kept (FB18)', async () => {
    await readers()
    const an = await world.member('an')
    for (const text of ['một', 'hai']) await sends(an, { text })
    await toPromise(an)
    await an.presses('Tôi đã đọc và hiểu')
    await an.types('bốn')
    const web = await world.member('an', { on: 'other' })
    await web.types('/gopy')
    const own = await ownOf(world, 'an')
    const [first] = own.cases
    // Meanwhile a third one was sent from elsewhere.
    await world.chibo.units.run(async (unit) => {
      const { ownRepo } = await import('../src/features/feedback/own.repo.ts')
      const held = await ownRepo(unit).lock(world.personId('an'))
      const sent = held.outgoing[0]
      if (sent?.deed.kind !== 'send' || !first) throw new Error('nothing sent')
      await ownRepo(unit).save(world.personId('an'), { ...held, cases: [{ ...first, id: 'third0000000' }, ...held.cases], outgoing: [...held.outgoing, { ...sent, deed: { ...sent.deed, letter: { ...sent.deed.letter, caseId: 'third0000000' } } }] })
    })
    await an.presses('Gửi góp ý')
    expect(an.screen.text).toContain('Đồng chí đang có 3 góp ý chưa kết thúc về cùng một đồng chí hoặc một tập thể. Đồng chí có thể bổ sung vào một góp ý đã gửi:\nPhần đang viết vẫn giữ nguyên.')
    expect((await ownOf(world, 'an')).draft?.text).toBe('bốn')
    await an.presses('Bổ sung vào góp ý 3')
    expect(await ownOf(world, 'an')).toMatchObject({ draft: null, outgoing: [{}, {}, {}, { deed: { kind: 'add', text: 'bốn' } }] })
    await an.types('/gopy')
    await an.presses('Viết góp ý')
    await an.presses('Vũ Thử Bình')
    expect(an.screen.text).not.toContain('Phần đang viết')
    expect(an.screen.labels).toEqual(['Bổ sung vào góp ý 1', 'Bổ sung vào góp ý 2', 'Bổ sung vào góp ý 3', 'Quay lại'])
  })

  test('an old button adds nothing to a case about somebody else, or with a reader who was struck (PV14)', async () => {
    await readers()
    const an = await world.member('an')
    const id = await sends(an, { text: 'một' })
    await toPromise(an, { about: 'Hồ Thử Cả' })
    await an.presses('Tôi đã đọc và hiểu')
    await an.types('về người khác')
    await an.pressesData(`feedback:send-to:${id}`)
    expect(an.toasts.at(-1)).toBe(STALE)
    await an.pressesData('feedback:drop-yes')
    await toPromise(an)
    await an.presses('Không gửi cho Phạm Văn Chi Ủy')
    await an.presses('Tôi đã đọc và hiểu')
    await an.types('không cho chi ủy viên ấy')
    await an.pressesData(`feedback:send-to:${id}`)
    expect(an.toasts.at(-1)).toBe(STALE)
    expect(await ownOf(world, 'an')).toMatchObject({ draft: { text: 'không cho chi ủy viên ấy' }, outgoing: [{ deed: { kind: 'send' } }] })
  })

  test('what has left meanwhile is not said to be unknown to anybody', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    await opens(an)
    await an.presses('Bổ sung')
    await an.types('thêm một điều')
    await allUse(world)
    await collect(world)
    await an.pressesData(`feedback:unsay:${id}`)
    expect(an.toasts.at(-1)).toBe(STALE)
    expect((await caseOf(world, id))?.record.added).toMatchObject([{ text: 'thêm một điều' }])
  })

  test('about whom the operator\'s own words name it is said before typing who could read it all the same (PV26)', async () => {
    await readers()
    const an = await world.member('an')
    await toPromise(an)
    expect(an.screen.text).not.toContain('vận hành máy chủ của Chibo')
    await world.database.prisma.$executeRaw`update organisation set settings = settings || '{"operator": "Tổ máy tính, đồng chí vũ thử bình phụ trách"}'::jsonb where id = ${world.orgId('dangUy')}`
    await toPromise(an)
    expect(an.screen.text).toContain('Đồng chí được góp ý đang vận hành máy chủ của Chibo, về kỹ thuật có thể đọc được.')
    expect(an.screen.labels).toContain('Tôi nói tại chi bộ')
  })

  test('is nobody else\'s: another person finds nothing by its id', async () => {
    await readers()
    const an = await world.member('an')
    const id = await arrives(an)
    const binh = world.test.person(() => world.chibo, 'binh-test')
    await binh.types('/start')
    for (const action of [`own:${id}:1`, `text:${id}:1`, `withdraw:${id}`, `withdraw-yes:${id}`, `add:${id}`, `pressed-yes:${id}`, `unsay:${id}`, `preview:${id}`]) {
      const before = binh.toasts.length
      await binh.pressesData(`feedback:${action}`)
      expect(binh.toasts.slice(before), action).toEqual([STALE])
    }
    expect((await caseOf(world, id))?.state).toBe('new')
  })
})

describe('the step that everybody passes (phrase 27)', () => {
  const STEP = ['Kỳ này tôi chưa có', 'Tôi sẽ nói tại chi bộ', 'Tôi muốn viết góp ý']
  const rows = () => world.database.prisma.ownRecord.findMany()
  test.each(STEP)('stands below the finished check; “%s” is as quiet as any other and is asked once a month', async (answer) => {
    const binh = await world.member('binh')
    const an = await world.member('an')
    await world.moveTo(OPENING)
    await finishes(binh)
    await finishes(an)
    expect(an.screen.text).toContain('Kỳ này đồng chí có điều gì muốn góp ý với một đồng chí hoặc với chi bộ không?')
    expect(an.screen.labels.slice(0, 3)).toEqual(STEP)
    // Whoever has finished has a record, of one size, before anything was said.
    expect((await rows()).map(({ record }) => record.length)).toEqual([(await rows())[0]?.record.length, (await rows())[0]?.record.length])
    await an.presses(answer)
    if (answer === 'Tôi muốn viết góp ý') expect(an.screen.labels).toContain('Viết góp ý')
    else {
      expect(an.toasts.at(-1)).toBe('Vâng. Chỉ đồng chí biết lựa chọn này.')
      expect(an.screen.text).toMatch(/^Đồng chí đã hoàn thành tự soi tháng 11\/2026\./)
      expect(an.screen.labels).not.toContain(STEP[0])
    }
    expect((await rows()).map(({ record }) => record.length)).toEqual([(await rows())[0]?.record.length, (await rows())[0]?.record.length])
    await an.types('tự soi')
    expect(an.screen.labels).not.toContain(STEP[0])
    await world.moveTo('2026-12-10 08:00')
    await finishes(an)
    expect(an.screen.labels.slice(0, 3)).toEqual(STEP)
  })

  test('start screen, menu and tasks of an author are those of anybody else (PV32)', async () => {
    await readers()
    const an = await world.member('an')
    const binh = world.test.person(() => world.chibo, 'binh-test')
    await arrives(an)
    await world.moveTo('2026-11-05 09:00')
    for (const command of ['/start', '/viec', '/gopy', '/help']) {
      await an.types(command)
      await binh.types(command)
      expect(an.screen.text, command).toBe(binh.screen.text)
      expect(an.screen.labels, command).toEqual(binh.screen.labels)
    }
    expect(an.menu).toEqual(binh.menu)
  })
})

describe('leaving and coming back', () => {
  test('who withdraws from Chibo leaves what was sent as it was promised; the own record goes (AL4)', async () => {
    await readers()
    const an = await world.member('an')
    const first = await arrives(an)
    const second = await sends(an, { about: 'Hồ Thử Cả' })
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    expect(an.screen.text).toContain('Góp ý đã gửi, nếu có, vẫn được xem xét như đã hứa, nhưng đồng chí không xem được kết quả ở đây nữa.')
    expect(an.screen.labels).toEqual(['Tôi thôi dùng Chibo', 'Thôi dùng, rút cả góp ý', 'Tôi dùng tiếp'])
    await an.presses('Tôi thôi dùng Chibo')
    expect(await ownOf(world, 'an')).toMatchObject({ draft: null, step: null, cases: [{ id: second }] })
    await allUse(world)
    await collect(world)
    expect((await Promise.all([first, second].map((id) => caseOf(world, id)))).map((one) => one?.state)).toEqual(['new', 'new'])
  })

  test('or calls back all of it, and what had not left never leaves', async () => {
    await readers()
    const an = await world.member('an')
    const first = await arrives(an)
    const second = await sends(an, { about: 'Hồ Thử Cả' })
    await an.types('/toi')
    await an.presses('Thôi dùng Chibo')
    await an.presses('Thôi dùng, rút cả góp ý')
    expect(an.screen.text).toContain('Đã ghi nhận: đồng chí thôi dùng Chibo.')
    await collect(world)
    expect((await caseOf(world, first))?.state).toBe('withdrawn')
    expect(await caseOf(world, second)).toBeNull()
  })

  test('linked anew, nothing of before is shown until the old PIN or fourteen days later (PV22)', async () => {
    await readers()
    const an = await world.member('an')
    await arrives(an)
    await toPromise(an, { about: 'Hồ Thử Cả' })
    await an.presses('Tôi đã đọc và hiểu')
    await an.types('đang viết dở')
    const { feedbackLocks } = await import('../src/features/feedback/own.service.ts')
    const until = new Date(world.clock.now().getTime() + 14 * 86_400_000)
    await world.chibo.units.run((unit) => feedbackLocks.lock(unit, world.personId('an'), { until, by: 'phone', pin: 'old' }))
    await an.types('/gopy')
    await an.presses('Góp ý của tôi')
    expect(an.screen.text).toContain('Đồng chí chưa gửi góp ý nào.\nNhững gì đồng chí ghi trước lần kết nối này đang khóa đến')
    await an.presses('Quay lại')
    await an.presses('Viết góp ý')
    expect(an.screen.text).not.toContain('đang viết dở')
    await world.chibo.units.run((unit) => feedbackLocks.open(unit, world.personId('an'), { pin: 'old' }))
    await an.types('/gopy')
    await an.presses('Viết góp ý')
    expect(an.screen.text).toContain('đang viết dở')
  })
})
