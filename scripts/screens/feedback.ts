import { newId } from '../../src/platform/crypto.ts'
import { approve, ask, logged, openName, restate, taken } from '../../src/features/feedback/case.rules.ts'
import type { Case } from '../../src/features/feedback/case.record.ts'
import type { TestPerson } from '../../test/support/chat.ts'
import { allUse, changesCase, collect, putsDeed, putsLetter } from '../../test/support/feedback.ts'
import { finishes } from '../../test/support/self-check.ts'
import type { World } from '../../test/support/world.ts'
import type { Visit } from './feedback-ends.ts'
import { change, ended, GO, INBOX, LETTER, own, read, REWORDED, ways } from './feedback-ends.ts'
import type { Step } from './walk.ts'

const MORE = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6']

/** Feedback, before its author, its readers and whom it concerns, at each place of its way. */
export async function feedbackScreens(world: World, visit: Visit): Promise<void> {
  await world.start()
  const people = new Map<string, TestPerson>()
  for (const key of ['secretary', 'deputy', 'committee', 'an', 'binh', 'dual']) people.set(key, await world.member(key))
  await visit('an', 'few', { begin: [GO, [{ press: 'feedback:opened:1' }]] })
  await visit('secretary', 'nothing', { begin: [INBOX, GO] })
  await visit('deputy', 'in office', { begin: [[...GO, { press: `feedback:about:${world.orgId('chiBo1')}:${world.personId('binh')}` }, { press: 'feedback:sign:0' }, { press: 'feedback:way:named' }]] })
  await struck(world, visit)
  await world.member('officer')
  await visit('an', 'somebody above', { begin: [GO, [...GO, { press: `feedback:about:${world.orgId('chiBo1')}:committee` }, { press: 'feedback:sign:0' }]] })
  await addMembers(world, people)
  await world.moveTo('2026-11-10 08:00')
  for (const key of ['an', 'binh', 'dual', ...MORE]) await finishes(people.get(key) as TestPerson)
  await visit('an', 'the step', { begin: [[{ type: '/check' }]] })
  await visit('an', 'many', { begin: [GO] })
  await writing(world, visit)
  await sent(world, visit)
  await verified(world, visit)
  await ended(world, visit)
  await ways(world, visit)
}

/** Nobody is left to read it. */
async function struck(world: World, visit: Visit): Promise<void> {
  const first: Step[] = [...GO, { press: `feedback:about:${world.orgId('chiBo1')}:${world.personId('binh')}` }, { press: 'feedback:sign:3' }, { press: 'feedback:way:private' }]
  const strikes = ['secretary', 'deputy', 'committee'].map((key) => ({ press: `feedback:strike:${world.personId(key)}` }))
  await visit('an', 'struck', { begin: [1, 2, 3].map((count) => [...first, ...strikes.slice(0, count)]) })
}

async function addMembers(world: World, people: Map<string, TestPerson>): Promise<void> {
  for (const key of MORE) {
    const id = newId()
    world.people.set(key, id)
    await world.database.prisma.person.create({ data: { id, code: `P-${key}`, fullName: `Lý Thử Thêm ${key.slice(1)}`, language: 'vi' } })
    await world.database.prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
    people.set(key, await world.member(key))
  }
}

/** While it is written: too long, refused as a picture or file, broken off, one too many. */
async function writing(world: World, visit: Visit): Promise<void> {
  const begun: Step[] = [...GO, { press: `feedback:write:${world.orgId('chiBo1')}` }, { press: `feedback:about:${world.orgId('chiBo1')}:${world.personId('binh')}` }, { press: 'feedback:sign:0' }]
  const asked: Step[] = [...begun, { press: 'feedback:understood', place: 0 }]
  await visit('an', 'writing', { begin: [[...asked, { type: LETTER }], [...asked, { type: `${LETTER} `.repeat(60) }], [...asked, { send: 'x' }], [...asked, { type: ' ' }]] })
  for (let i = 0; i < 3; i++) await putsLetter(world, 'an', { about: 'dual', text: LETTER })
  const full = begun.map((step) => ('press' in step ? { press: step.press.replace(world.personId('binh'), world.personId('dual')) } : step)).slice(0, 3)
  await visit('an', 'three are open', { begin: [full] })
}

/** On its way, arrived, opened, asked about. */
async function sent(world: World, visit: Visit): Promise<void> {
  const id = await putsLetter(world, 'an', { about: 'binh', text: LETTER })
  await visit('an', 'sent', { begin: [own(id), [{ press: `feedback:pressed:${id}` }]] })
  await allUse(world)
  await collect(world)
  const at = world.clock.now().toISOString()
  await visit('secretary', 'arrived', { begin: [INBOX, read(id)] })
  await changesCase(world, id, (one) => taken(one, 'receive', { at, what: 'received' }))
  for (const text of ['Việc này có nhiều lần không?', 'Có ai khác cũng thấy không?']) {
    await changesCase(world, id, (one) => ask(one, { id: newId(), by: world.personId('secretary'), text, at, today: '2026-11-10' }))
  }
  await world.moveTo('2026-11-12 09:00')
  await visit('an', 'asked', { begin: [[{ press: 'feedback:mine:1' }], own(id)] })
  const [question] = await questionsOf(world, id)
  await putsDeed(world, 'an', { kind: 'answer', caseId: id, question: question ?? '', text: 'Nhiều lần.' })
  await putsDeed(world, 'an', { kind: 'add', caseId: id, text: 'Tuần này cũng vậy.' })
  await visit('an', 'answered', { begin: [own(id)] })
  await allUse(world)
  await collect(world)
  await visit('deputy', 'answered', { begin: [read(id)] })
  await names(world, visit, id)
}

/** The name is asked for and opens; where the one concerned holds office a second reader is asked. */
async function names(world: World, visit: Visit, id: string): Promise<void> {
  const at = world.clock.now().toISOString()
  const asking = { by: world.personId('secretary'), role: 'secretary' as const, reason: 'other' as const, text: 'Cần gặp để hỏi kỹ từng buổi.', at }
  const before = await change(world, id, (one) => openName(taken(one, 'verify', { at, what: 'verifying' }), asking, { second: true }))
  await visit('deputy', 'a name is asked for', { begin: [read(id)] })
  await visit('secretary', 'a name is asked for', { begin: [read(id)] })
  await before((one) => openName(taken(one, 'verify', { at, what: 'verifying' }), asking, { second: false }))
  await visit('secretary', 'verifying, the name is open', { begin: [read(id), [{ press: `feedback:case-name:${id}` }]] })
  await world.moveTo('2026-11-14 09:00')
  await visit('an', 'the name is open', { begin: [own(id), [{ press: 'feedback:opened:1' }], [{ press: `feedback:pressed:${id}` }]] })
}

/** Verified, reworded, seen by its author, made known, answered. */
async function verified(world: World, visit: Visit): Promise<void> {
  const id = await putsLetter(world, 'an', { about: 'binh', text: LETTER })
  await allUse(world)
  await collect(world)
  const at = world.clock.now().toISOString()
  await changesCase(world, id, (one) => ({ ...one, state: 'verified', record: { ...one.record, many: true, sign: 12, log: [{ at, what: 'received' }, { at, what: 'verifying' }, { at, what: 'verified' }] } }))
  await visit('deputy', 'verified', { begin: [INBOX, [{ press: 'feedback:inbox:done.1' }], read(id)] })
  await changesCase(world, id, (one) => restate(one, { by: world.personId('secretary'), text: REWORDED, at }))
  await visit('deputy', 'reworded', { begin: [read(id)] })
  await visit('secretary', 'reworded', { begin: [read(id)] })
  await changesCase(world, id, (one) => approve(one, { by: world.personId('deputy'), at, today: '2026-11-14' }))
  await visit('deputy', 'before its author', { begin: [read(id)] })
  await world.moveTo('2026-11-16 09:00')
  await visit('an', 'before its author', { begin: [own(id)] })
  const back = await change(world, id, (one) => wished(one, 'changes'))
  await visit('deputy', 'to be changed', { begin: [read(id)] })
  await visit('an', 'to be changed', { begin: [own(id)] })
  await back((one) => wished(one, 'yes'))
  await visit('deputy', 'agreed to', { begin: [read(id)] })
  for (const moment of ['2026-12-05 20:01', '2026-12-06 08:00']) await world.moveTo(moment)
  const [release] = await world.database.prisma.feedbackRelease.findMany()
  await visit('binh', 'made known', { begin: [GO, [{ press: 'feedback:known:1' }], [{ press: `feedback:known-one:${release?.id}:1` }]] })
  await visit('deputy', 'made known', { begin: [read(id)] })
  const binh = world.test.person(() => world.chibo, 'binh-test')
  await binh.pressesData(`feedback:reply:${release?.id}`)
  await binh.types('Tôi xin tiếp thu.')
  await binh.presses('Gửi câu trả lời')
  await visit('binh', 'replied', { begin: [[{ press: `feedback:known-one:${release?.id}:1` }]] })
  await visit('deputy', 'replied', { begin: [read(id)] })
  await changesCase(world, id, (one) => taken(one, 'close', { at: world.clock.now().toISOString(), what: 'closed', by: world.personId('deputy'), text: 'Đồng chí ấy đã tiếp thu.' }))
  await world.moveTo('2026-12-08 09:00')
  await visit('deputy', 'closed', { begin: [read(id)] })
  await visit('an', 'closed', { begin: [own(id)] })
}

function wished(one: Case, author: 'yes' | 'changes'): Case {
  const { restated } = one.record
  return restated ? logged(one, { at: '2026-11-16T02:00:00.000Z', what: 'previewed', verdict: author }, { restated: { ...restated, author, wish: author === 'yes' ? null : 'Bỏ chữ “chậm”.' } }) : one
}

async function questionsOf(world: World, id: string): Promise<string[]> {
  let ids: string[] = []
  await changesCase(world, id, (one) => {
    ids = one.record.questions.map((question) => question.id)
    return one
  })
  return ids
}
