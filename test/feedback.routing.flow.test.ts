import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '../src/conversation/account.ts'
import type { Member } from '../src/conversation/screen.ts'
import type { Case, CaseState, Subject } from '../src/features/feedback/case.record.ts'
import { feedbackRepo } from '../src/features/feedback/feedback.repo.ts'
import type { Route } from '../src/features/feedback/routing.service.ts'
import { isShut, isSmall, listSubjects, mayReadCase, routeOf } from '../src/features/feedback/routing.service.ts'
import { ownRepo } from '../src/features/feedback/own.repo.ts'
import { tendFeedback } from '../src/features/feedback/tend.service.ts'
import { makeBox } from '../src/platform/crypto.ts'
import type { Unit } from '../src/platform/unit.ts'
import { allUse, caseOf, changesCase, collect, ownOf, putsDeed, putsLetter } from './support/feedback.ts'
import { finishes, OPENING } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld, SECRET } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const EVERYBODY = ['officer', 'secretary', 'deputy', 'committee', 'an', 'binh', 'dual', 'secretary2', 'dung'] as const
const db = () => world.database.prisma
const key = (id: string) => [...world.people].find(([, one]) => one === id)?.[0] ?? id
const about = (who: PersonKey): Subject => ({ kind: 'person', personId: world.personId(who) })

async function link(...keys: PersonKey[]) {
  for (const one of keys) await world.member(one)
}

async function route(subject: Subject, { struck = [], author = 'an', way = 'usual' }: { struck?: PersonKey[]; author?: PersonKey; way?: 'usual' | 'above' } = {}): Promise<Route | null> {
  return world.chibo.units.run((unit) => routeOf(unit, {
    organisationId: world.orgId('chiBo1'), subject, author: world.personId(author), struck: struck.map(world.personId), way,
  }))
}
const readersOf = (found: Route | null) => found?.readers.map(({ personId }) => key(personId)) ?? []

async function memberOf(who: PersonKey): Promise<Member> {
  const account = await world.chibo.units.run((unit) => findAccount(unit, { channel: 'test', address: `${who}-test`, words: world.words }))
  return account?.actor as Member
}

/** Who of everybody may read this case now: by the row and by the table. */
async function whoReads(id: string): Promise<string[]> {
  const found: string[] = []
  for (const who of EVERYBODY) {
    const actor = await memberOf(who)
    const reads = await world.chibo.units.run(async (unit) => {
      const one = await feedbackRepo(unit).lockFor(id, actor.person.id)
      return one !== null && mayReadCase(unit, actor, one)
    })
    if (reads) found.push(who)
  }
  return found
}

describe('who reads a piece of feedback', () => {
  test('the readers of the branch who are linked, named with their posts', async () => {
    await link('secretary', 'deputy', 'officer')
    const found = await route(about('binh'))
    expect(found?.readers.map(({ personId, fullName, role, organisation }) => [key(personId), fullName, role, organisation])).toEqual([
      ['secretary', 'Nguyễn Văn Bí Thư', 'secretary', 'Chi bộ Thử Nghiệm 1'], ['deputy', 'Lê Thị Phó', 'deputySecretary', 'Chi bộ Thử Nghiệm 1'],
    ])
    expect(found).toMatchObject({ heldBy: world.orgId('chiBo1'), alone: false, superior: { organisationId: world.orgId('dangUy'), name: 'Đảng ủy phường Thử Nghiệm' } })
  })

  test('never whom it is about, whoever wrote it, or whom the author struck', async () => {
    await link('secretary', 'deputy', 'committee', 'officer')
    expect(readersOf(await route(about('secretary')))).toEqual(['deputy', 'committee'])
    expect(readersOf(await route(about('binh'), { author: 'deputy' }))).toEqual(['secretary', 'committee'])
    expect(readersOf(await route(about('binh'), { struck: ['secretary'] }))).toEqual(['deputy', 'committee'])
  })

  test('whoever stands above, where the branch has no two left, the body is concerned, or the author wishes it', async () => {
    await link('secretary', 'deputy', 'officer')
    // One officer alone is no better than one reader of the branch: it stays near.
    expect(await route(about('secretary'))).toMatchObject({ heldBy: world.orgId('chiBo1'), alone: true })
    expect(readersOf(await route({ kind: 'committee' }))).toEqual(['officer'])
    expect(readersOf(await route({ kind: 'branch' }))).toEqual(['officer'])
    expect(readersOf(await route(about('binh'), { way: 'above' }))).toEqual(['officer'])
    expect(await route(about('binh'), { way: 'above', struck: ['officer'] })).toBe(null)
    await link('committee')
    expect(readersOf(await route(about('secretary'), { struck: ['deputy'] }))).toEqual(['committee'])
  })

  test('today\'s members but for oneself can be written about, by given name', async () => {
    const rows = await world.chibo.units.run((unit) => listSubjects(unit, { organisationId: world.orgId('chiBo1'), author: world.personId('an') }))
    expect(rows.map(({ personId }) => key(personId))).toEqual(['binh', 'dual', 'deputy', 'secretary', 'committee'])
  })

  test('what is promised is what the table grants, in every state, and to nobody else (FB1, FB8)', async () => {
    await link(...EVERYBODY)
    const promised = readersOf(await route(about('deputy'), { struck: ['committee'] }))
    const id = await putsLetter(world, 'an', { about: 'deputy', struck: ['committee'] })
    await allUse(world)
    await collect(world)
    for (const state of ['new', 'received', 'verifying', 'verified', 'unsubstantiated', 'unsuitable', 'passed', 'used', 'closed'] satisfies CaseState[]) {
      await changesCase(world, id, (one) => ({ ...one, state }))
      expect([state, await whoReads(id)]).toEqual([state, promised.toSorted()])
    }
    await changesCase(world, id, (one) => ({ ...one, state: 'withdrawn' }))
    expect(await whoReads(id)).toEqual([])
  })

  test('an office that ends, or a conflict that begins, ends the reading in the same minute (PV17, FB22)', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: { kind: 'person', personId: world.personId('binh') } })
    await allUse(world)
    await collect(world)
    expect(await whoReads(id)).toEqual(['committee', 'deputy', 'secretary'].toSorted((a, b) => EVERYBODY.indexOf(a as PersonKey) - EVERYBODY.indexOf(b as PersonKey)))
    await db().membership.updateMany({ where: { personId: world.personId('deputy') }, data: { role: 'member' } })
    expect(await whoReads(id)).toEqual(['secretary', 'committee'])
    // A new member of the committee sees nothing of what was promised to others (PV13).
    await db().membership.updateMany({ where: { personId: world.personId('dual'), organisationId: world.orgId('chiBo1') }, data: { role: 'committeeMember' } })
    expect(await whoReads(id)).toEqual(['secretary', 'committee'])
    await changesCase(world, id, (one) => ({ ...one, record: { ...one.record, subject: { kind: 'committee' } } }))
    expect(await whoReads(id)).toEqual([])
  })
})

describe('the mailbox', () => {
  test('no case row before the evening, and then one of its month alone (PV24, PV25)', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'binh' })
    await allUse(world)
    expect(await caseOf(world, id)).toBe(null)
    await collect(world)
    const row = await db().feedbackCase.findUniqueOrThrow({ where: { id } })
    expect([row.month, row.state, row.heldBy]).toEqual(['2026-11', 'new', world.orgId('chiBo1')])
    expect(JSON.stringify(Object.values(row).filter((value) => typeof value === 'string'))).not.toContain(world.personId('an'))
    expect(await db().feedbackReader.count({ where: { caseId: id } })).toBe(12)
    expect((await ownOf(world, 'an')).outgoing).toEqual([])
  })

  test('a letter waits until enough others have used Chibo, five days at most', async () => {
    await link('an', 'binh', 'secretary', 'deputy')
    const id = await putsLetter(world, 'an', { about: 'binh' })
    await allUse(world)
    for (let day = 0; day < 5; day++) await collect(world)
    expect(await caseOf(world, id)).toBe(null)
    await collect(world)
    expect((await caseOf(world, id))?.author).toBe(world.personId('an'))
    // The day on which it is late is counted from the collecting: it does not tell on which day it was written.
    expect((await caseOf(world, id))?.record.sentOn).toBe('2026-11-07')
  })

  test('every own record of the branch is written anew, whoever wrote, and all are of one size (PV24)', async () => {
    await link(...EVERYBODY)
    await allUse(world)
    await collect(world)
    const before = new Map((await db().ownRecord.findMany()).map(({ key: id, record }) => [id, Buffer.from(record)]))
    expect(before.size).toBe(8) // everybody but the officer, who belongs to no branch
    await putsLetter(world, 'an', { about: 'binh', text: 'một lá thư khá dài '.repeat(100) })
    await allUse(world)
    await collect(world)
    const after = await db().ownRecord.findMany()
    expect(after.every(({ key: id, record }) => !before.get(id)?.equals(Buffer.from(record)))).toBe(true)
    expect(new Set([...before.values(), ...after.map(({ record }) => record)].map(({ length }) => length)).size).toBe(1)
  })

  test('a letter taken back on the same day never arrives; one that has arrived is withdrawn in the evening', async () => {
    await link(...EVERYBODY)
    const kept = await putsLetter(world, 'an', { about: 'binh' })
    const taken = await putsLetter(world, 'binh', { about: 'an' })
    await putsDeed(world, 'binh', { kind: 'withdraw', caseId: taken })
    await allUse(world)
    await collect(world)
    expect(await caseOf(world, taken)).toBe(null)
    await putsDeed(world, 'an', { kind: 'withdraw', caseId: kept })
    await collect(world)
    expect((await caseOf(world, kept))?.state).toBe('withdrawn')
    expect(await whoReads(kept)).toEqual([])
  })

  test('a withdrawal on a quiet day stands in no column, and every case of the branch is written anew beside it (PV24)', async () => {
    await link(...EVERYBODY)
    const kept = await putsLetter(world, 'an', { about: 'binh' })
    await putsLetter(world, 'dual', { about: 'binh' })
    await allUse(world)
    await collect(world)
    const seen = async () => (await db().feedbackCase.findMany({ orderBy: { id: 'asc' } })).map(({ record, ...row }) => ({ clear: row.state, sealed: Buffer.from(record).toString('base64') }))
    const before = await seen()
    await putsDeed(world, 'an', { kind: 'withdraw', caseId: kept })
    await collect(world)
    expect([(await caseOf(world, kept))?.state, await whoReads(kept)]).toEqual(['withdrawn', []])
    const after = await seen()
    expect(after.map(({ clear }) => clear)).toEqual(['new', 'new'])
    expect(after.map(({ sealed }, i) => [sealed === before[i]?.sealed, sealed.length === before[i]?.sealed.length])).toEqual([[false, true], [false, true]])
    // And it stays withdrawn on the evenings after.
    await collect(world)
    expect((await caseOf(world, kept))?.state).toBe('withdrawn')
  })

  test('under a new key nothing of one\'s own is lost, and what was on its way arrives', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'binh' })
    const key = Buffer.alloc(32, 9).toString('base64')
    const under = <T>(work: (unit: Unit) => Promise<T>) => world.chibo.units.run((unit) => work({ ...unit, box: makeBox(`${key},${SECRET}`) }))
    expect((await under((unit) => ownRepo(unit).read(world.personId('an')))).cases.map((one) => one.id)).toEqual([id])
    await allUse(world)
    world.clock.moveTo(at('2026-11-02 20:01'))
    await under((unit) => tendFeedback(unit, [world.orgId('chiBo1')]))
    expect((await under((unit) => feedbackRepo(unit).listByIds([id])))[0]?.author).toBe(world.personId('an'))
    expect(await under((unit) => ownRepo(unit).lock(world.personId('an')))).toMatchObject({ outgoing: [], cases: [{ id }] })
    expect(await db().ownRecord.count()).toBe(6)
  })

  test('what is sent while two processes collect is not lost, and nothing arrives twice', async () => {
    await link(...EVERYBODY)
    const ids = await Promise.all([putsLetter(world, 'an', { about: 'binh' }), putsLetter(world, 'dual', { about: 'binh' })])
    await allUse(world)
    world.clock.moveTo(at('2026-11-02 20:01'))
    const another = world.another()
    const [, , late, more] = await Promise.all([world.chibo.beat(), another.beat(), putsLetter(world, 'binh', { about: 'an' }), putsLetter(world, 'an', { about: 'dual' })])
    expect(await db().feedbackCase.count({ where: { id: { in: ids } } })).toBe(2)
    await allUse(world)
    await collect(world)
    expect((await db().feedbackCase.findMany()).map(({ id }) => id).toSorted()).toEqual([...ids, late, more].toSorted())
    expect([(await ownOf(world, 'an')).outgoing, (await ownOf(world, 'binh')).outgoing]).toEqual([[], []])
    expect((await ownOf(world, 'an')).cases.length).toBe(2)
  })

  test('who withdraws is heard out: what was sent arrives, and the record goes days later, whatever was in it', async () => {
    await link(...EVERYBODY)
    await allUse(world)
    await collect(world)
    const id = await putsLetter(world, 'an', { about: 'binh' })
    for (const key of ['an', 'dung'] as const) {
      await db().consent.updateMany({ where: { personId: world.personId(key) }, data: { withdrawn: world.clock.now() } })
      await db().account.deleteMany({ where: { personId: world.personId(key) } })
    }
    await allUse(world)
    await collect(world)
    expect((await caseOf(world, id))?.state).toBe('new')
    for (let day = 0; day < 4; day++) await collect(world)
    const counts = [await db().ownRecord.count()]
    await collect(world)
    counts.push(await db().ownRecord.count())
    expect(counts).toEqual([8, 6])
  })

  test('withdrawn words are deleted after ninety days, from the author\'s list too', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'binh' })
    await allUse(world)
    await collect(world)
    await putsDeed(world, 'an', { kind: 'withdraw', caseId: id })
    await collect(world)
    await world.moveTo('2027-02-01 20:01')
    expect((await caseOf(world, id))?.state).toBe('withdrawn')
    await collect(world)
    expect([await caseOf(world, id), await db().feedbackReader.count({ where: { caseId: id } })]).toEqual([null, 0])
    await allUse(world)
    await collect(world)
    expect((await ownOf(world, 'an')).cases).toEqual([])
  })

  test('nobody changes another\'s case from his own record', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'binh' })
    await allUse(world)
    await collect(world)
    await world.chibo.units.run(async (unit) => {
      const own = await ownRepo(unit).lock(world.personId('dung'))
      const mine = { id, organisationId: world.orgId('chiBo1'), month: '2026-11', subject: about('binh') }
      await ownRepo(unit).save(world.personId('dung'), { ...own, cases: [mine], outgoing: [{ on: '2026-11-03', deed: { kind: 'withdraw', caseId: id } }] })
    })
    await collect(world)
    expect((await caseOf(world, id))?.state).toBe('new')
  })

  test('"I am being pressed" goes to whoever stands above those who read it, and to nobody of them (FB20)', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'binh' })
    await allUse(world)
    await collect(world)
    await changesCase(world, id, (one) => ({ ...one, state: 'closed' }))
    await putsDeed(world, 'an', { kind: 'pressed', caseId: id, text: null })
    await collect(world)
    const [cry] = (await ownOf(world, 'an')).cases
    const found = await caseOf(world, cry?.id ?? '')
    expect(found?.record).toMatchObject({ pressed: true, way: 'private', readers: [world.personId('officer')] })
    expect(await whoReads(found?.id ?? '')).toEqual(['officer'])
  })

  test('three authors about one person within a day: the readers are told to mind it (FB18)', async () => {
    await link(...EVERYBODY)
    const ids = [await putsLetter(world, 'an', { about: 'binh' }), await putsLetter(world, 'dual', { about: 'binh' })]
    await allUse(world)
    await collect(world)
    expect((await caseOf(world, ids[0] ?? ''))?.record.many).toBe(false)
    ids.push(await putsLetter(world, 'committee', { about: 'binh' }))
    await allUse(world)
    await collect(world)
    const found: (Case | null)[] = []
    for (const id of ids) found.push(await caseOf(world, id))
    expect(found.map((one) => one?.record.many)).toEqual([true, true, true])
  })
})

describe('readers become too few', () => {
  test('the author is asked, and the case moves with the yes only (FB6, PV13)', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'committee' })
    await allUse(world)
    await collect(world)
    await db().membership.updateMany({ where: { personId: world.personId('deputy') }, data: { role: 'member' } })
    await db().membership.updateMany({ where: { personId: world.personId('dual'), organisationId: world.orgId('chiBo1') }, data: { role: 'deputySecretary' } })
    await collect(world)
    const asked = await caseOf(world, id)
    expect(asked?.record.readers.map(key)).toEqual(['secretary'])
    expect(asked?.record.proposal?.readers.map(({ personId }) => key(personId))).toEqual(['secretary', 'dual'])
    expect(await whoReads(id)).toEqual(['secretary'])
    await putsDeed(world, 'an', { kind: 'readers', caseId: id, yes: true })
    await allUse(world)
    await collect(world)
    expect(await whoReads(id)).toEqual(['secretary', 'dual'])
  })

  test('a yes of the fourteenth day is heard, however few use Chibo in those days (FB6)', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'committee' })
    await allUse(world)
    await collect(world)
    await db().membership.updateMany({ where: { personId: world.personId('deputy') }, data: { role: 'member' } })
    await db().membership.updateMany({ where: { personId: world.personId('dual'), organisationId: world.orgId('chiBo1') }, data: { role: 'deputySecretary' } })
    await collect(world)
    await world.moveTo('2026-11-17 19:00')
    await putsDeed(world, 'an', { kind: 'readers', caseId: id, yes: true })
    await db().account.updateMany({ where: { personId: world.personId('an') }, data: { usedOn: new Date('2026-11-17') } })
    for (const day of ['17', '18', '21', '22']) await world.moveTo(`2026-11-${day} 20:01`)
    expect([(await caseOf(world, id))?.state, await whoReads(id)]).toEqual(['new', ['secretary', 'dual']])
  })

  test('without an answer in fourteen days it is closed unread and its words are gone', async () => {
    await link(...EVERYBODY)
    const id = await putsLetter(world, 'an', { about: 'committee', text: 'một điều khó nói' })
    await allUse(world)
    await collect(world)
    await db().membership.updateMany({ where: { personId: world.personId('deputy') }, data: { role: 'member' } })
    await db().membership.updateMany({ where: { personId: world.personId('dual'), organisationId: world.orgId('chiBo1') }, data: { role: 'deputySecretary' } })
    await collect(world)
    await world.moveTo('2026-11-22 20:01')
    expect((await caseOf(world, id))?.state).toBe('new')
    await world.moveTo('2026-11-23 20:01')
    const ended = await caseOf(world, id)
    expect([ended?.state, ended?.record.text, ended?.record.readers]).toEqual(['closed', '', []])
    expect(JSON.stringify(ended)).not.toContain('khó nói')
  })
})

describe('before anything is typed', () => {
  test('a branch of a few is small; subject, readers, absent and undone do not count (PV4, PV5)', async () => {
    const extra = await Promise.all(['x1', 'x2', 'x3'].map((name) => addMember(name)))
    const people = await Promise.all((['an', 'binh', 'dual', ...extra.map(({ name }) => name)] as PersonKey[]).map(async (one) => [one, await world.member(one)] as const))
    await link('secretary', 'deputy')
    await world.moveTo(OPENING)
    const small = () => world.chibo.units.run((unit) => isSmall(unit, world.orgId('chiBo1')))
    expect(await small()).toBe(true)
    for (const [, person] of people.slice(1)) await finishes(person)
    // Five have finished, and one of them may be whom it is about: nobody reads off the answer who that is not.
    expect(await small()).toBe(true)
    const [first] = people
    if (first) await finishes(first[1])
    expect(await small()).toBe(false)
    await db().absence.create({ data: { id: 'absence', personId: world.personId('an'), from: new Date('2026-11-12'), to: new Date('2026-11-13'), enteredBy: world.personId('an') } })
    expect(await small()).toBe(true)
  })

  test('writing is shut from fifteen minutes before a meeting to three hours after its beginning (PV39)', async () => {
    await link('an')
    await world.moveTo('2026-11-20 19:00')
    const shut = async (local: string) => {
      world.clock.moveTo(at(local))
      return world.chibo.units.run((unit) => isShut(unit, world.orgId('chiBo1')))
    }
    expect([await shut('2026-11-20 19:14'), await shut('2026-11-20 19:15'), await shut('2026-11-20 22:29'), await shut('2026-11-20 22:30')]).toEqual([false, true, true, false])
  })
})

async function addMember(name: string) {
  const id = `person-${name}`
  world.people.set(name, id)
  await db().person.create({ data: { id, code: `P-${name}`, fullName: `Lý Thử ${name}`, language: 'vi' } })
  await db().membership.create({ data: { id: `m-${name}`, personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
  return { name, id }
}
