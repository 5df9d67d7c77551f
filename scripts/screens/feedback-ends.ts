import { decide, recuse, taken } from '../../src/features/feedback/case.rules.ts'
import type { Case, CaseEvent } from '../../src/features/feedback/case.record.ts'
import { allUse, changesCase, collect, putsDeed, putsLetter } from '../../test/support/feedback.ts'
import type { World } from '../../test/support/world.ts'
import type { Step } from './walk.ts'

/** Shows all that one person comes to from these steps. */
export type Visit = (who: string, when: string, how: { begin: Step[][] }) => Promise<void>
export type Change = (one: Case) => Case

export const LETTER = 'Dạo này đồng chí hay đến muộn, có buổi vắng mà không báo ai. Anh em phải đợi, nhiều lần như vậy.'
export const REWORDED = 'Có lúc đồng chí đến sinh hoạt chậm và chưa báo trước khi vắng.'
export const GO = [{ type: '/feedback' }]
export const INBOX = [{ type: '/inbox' }]
const ENDED = ['unsubstantiated', 'unsuitable'] as const

/** Not substantiated, not suitable, passed upward, without enough readers, late, too old, decided above. */
export async function ended(world: World, visit: Visit): Promise<void> {
  const id = await putsLetter(world, 'an', { about: 'binh', text: LETTER })
  await allUse(world)
  await collect(world)
  const at = world.clock.now().toISOString()
  const by = world.personId('secretary')
  const officer = { personId: world.personId('officer'), fullName: 'Trần Thị Theo Dõi', role: 'officer' as const, organisation: 'Đảng ủy phường Thử Nghiệm' }
  const proposal = { readers: [officer], heldBy: world.orgId('dangUy'), on: '2026-12-08' }
  const asked = (one: Case, event: CaseEvent | null): Case => ({ ...one, record: { ...one.record, proposal, log: [...one.record.log, ...(event ? [event] : []), { at, what: 'readers-asked', to: [officer] }] } })
  const changes: [string, Change][] = [
    ...ENDED.map((state): [string, Change] => [state, (one) => taken({ ...one, state: 'verifying' }, state, { at, what: state, by, text: 'Đã xem sổ họp, chưa thấy căn cứ.' })]),
    ['passed', (one) => asked({ ...one, state: 'passed' }, { at, what: 'passed', by, text: 'Việc này ngoài chi bộ.', to: world.orgId('dangUy') })],
    ['too few', (one) => asked(recuse(recuse({ ...one, state: 'received' }, { by: world.personId('committee'), text: '', at }), { by: world.personId('secretary'), text: '', at }), null)],
    ['late', (one) => ({ ...one, state: 'received', record: { ...one.record, sentOn: '2026-08-01' } })],
    ['old', (one) => ({ ...one, state: 'closed', record: { ...one.record, text: '', log: [{ at, what: 'closed', by, text: 'Đã trao đổi.' }] } })],
    ['pressed', (one) => ({ ...one, state: 'received', record: { ...one.record, text: '', pressed: true } })],
    ['expired', (one) => ({ ...one, state: 'closed', record: { ...one.record, text: '', log: [{ at, what: 'expired' }] } })],
    ['nobody compares', (one) => recuse({ ...one, state: 'received' }, { by: world.personId('committee'), text: '', at })],
  ]
  await world.moveTo('2026-12-11 09:00')
  for (const [when, to] of changes) {
    const back = await change(world, id, to)
    await visit('deputy', when, { begin: [...(when === 'late' ? [INBOX] : []), ...(when === 'nobody compares' ? [[{ press: 'feedback:inbox:apart.1' }]] : []), read(id)] })
    await visit('an', when, { begin: [own(id), [{ press: 'feedback:mine:1' }]] })
    await back((one) => one)
  }
  await changesCase(world, id, (one) => withoutYes(world, one, officer.personId, at))
  await visit('officer', 'decides', { begin: [INBOX, [{ press: 'feedback:inbox:done.1' }], read(id)] })
  await changesCase(world, id, (one) => decide(one, { by: officer.personId, text: 'Việc này cần chi bộ biết.', at, today: '2026-12-11' }))
  await world.moveTo('2026-12-13 09:00')
  await visit('an', 'decided above', { begin: [own(id)] })
}

/** Sent privately, with a name, straight upward; taken back; about bodies. */
export async function ways(world: World, visit: Visit): Promise<void> {
  const letters = [
    await putsLetter(world, 'an', { about: 'binh', text: LETTER, way: 'private' }),
    await putsLetter(world, 'an', { about: 'binh', text: `${LETTER} `.repeat(30), way: 'named' }),
    await putsLetter(world, 'an', { about: { kind: 'branch' }, text: LETTER }),
  ]
  await allUse(world)
  await collect(world)
  for (const [i, id] of letters.entries()) {
    const who = i === 2 ? 'officer' : 'secretary'
    await visit(who, 'another way', { begin: [read(id)] })
    await changesCase(world, id, (one) => ({ ...one, state: 'verified' }))
    await visit(who, 'another way, verified', { begin: [read(id)] })
  }
  await putsDeed(world, 'an', { kind: 'withdraw', caseId: letters[0] ?? '' })
  await visit('an', 'withdrawing', { begin: [own(letters[0] ?? '')] })
  await collect(world)
  await visit('an', 'withdrawn', { begin: [own(letters[0] ?? ''), [{ press: `feedback:text:${letters[1]}:1` }]] })
  await world.moveTo('2026-12-20 19:20')
  await visit('an', 'shut', { begin: [GO] })
}

export const own = (id: string): Step[] => [{ press: `feedback:own:${id}:1` }]
export const read = (id: string): Step[] => [{ press: `feedback:case-read:${id}:1` }]

/** Changes a case, and gives a way to change what it was before in another way. */
export async function change(world: World, id: string, to: Change): Promise<(other: Change) => Promise<void>> {
  let before: Case | null = null
  await changesCase(world, id, (one) => to(before = one))
  return async (other) => changesCase(world, id, (one) => other(before ?? one))
}

/** Before a committee, verified and reworded, with an author who wants changes. */
function withoutYes(world: World, one: Case, reader: string, at: string): Case {
  const by = world.personId('deputy')
  const restated = { text: REWORDED, by, approvedBy: reader, author: 'changes' as const, askedOn: '2026-12-01', wish: 'Bỏ chữ “chậm”.' }
  return { ...one, state: 'verified', heldBy: world.orgId('dangUy'), record: { ...one.record, restated, readers: [reader], log: [{ at, what: 'verified' }, { at, what: 'restated', by }] } }
}
