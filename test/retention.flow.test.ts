import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { feedbackRepo } from '../src/features/feedback/feedback.repo.ts'
import { newCase } from '../src/features/feedback/mailbox.rules.ts'
import type { Letter } from '../src/features/feedback/own.record.ts'
import { RETENTION } from '../src/features/org/retention.rules.ts'
import { newId } from '../src/platform/crypto.ts'
import { joins } from './support/joining.ts'
import { finishes, OPENING } from './support/self-check.ts'
import type { PersonKey, World } from './support/world.ts'
import { at, makeWorld } from './support/world.ts'

let world: World
beforeAll(async () => { world = await makeWorld() })
beforeEach(() => world.start())
afterEach(() => expect(world.problems).toEqual([]))
afterAll(() => world.close())

const db = () => world.database.prisma
const id = (key: PersonKey) => world.personId(key)

/** Every table of the schema with the names of its key's columns. */
async function tables(): Promise<{ name: string; key: string[] }[]> {
  return db().$queryRawUnsafe(`
    select t.relname as name, array_agg(a.attname::text order by a.attname) as key
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
    where i.indisprimary and n.nspname = current_schema() and t.relname <> '_prisma_migrations' group by t.relname order by t.relname`)
}

/** The keys of the rows that each table holds. */
async function keys(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const { name, key } of await tables()) {
    const rows = await db().$queryRawUnsafe<{ k: string }[]>(`select concat_ws('|', ${key.map((column) => `"${column}"`).join(', ')}) as k from "${name}"`)
    found.set(name, new Set(rows.map(({ k }) => k)))
  }
  return found
}

/** Of which tables rows of back then are left; what a secretary was told stays noted while it lasts, and no longer. */
async function left(before: Map<string, Set<string>>): Promise<string[]> {
  const now = await keys()
  return [...before].filter(([name, old]) => [...old].some((key) => now.get(name)?.has(key) && !key.startsWith('org.hand|'))).map(([name]) => name).toSorted()
}

/** A month in which something comes to stand in every table. An finishes, Bình leaves, Dũng is invited and never comes. */
async function month() {
  const an = await joins(world, 'an')
  const binh = await world.member('binh')
  const org = world.orgId('chiBo1')
  await world.moveTo(OPENING)
  await finishes(an)
  await binh.types('/tusoi')
  await binh.presses('Bắt đầu')
  await binh.presses('Cần chú ý')
  await an.types('/toi')
  const meeting = await db().meeting.findFirstOrThrow({ where: { organisationId: org }, orderBy: { startsAt: 'asc' } })
  await db().raised.create({ data: { id: newId(), meetingId: meeting.id, organisationId: org, personId: id('an'), text: new Uint8Array([1]) } })
  await db().attendance.create({ data: { meetingId: meeting.id, personId: id('an'), intention: 'excused', reason: 'ill', words: new Uint8Array([1]) } })
  await db().groupPost.create({ data: { meetingId: meeting.id, accountId: 'x', messageId: '1' } })
  const [sealed, day] = [new Uint8Array([1]), new Date('2026-11-10')]
  await db().assignment.create({ data: { id: newId(), organisationId: org, meetingId: meeting.id, ownerId: id('an'), record: sealed } })
  await db().branchRequest.create({ data: { id: newId(), organisationId: org, heldBy: world.orgId('dangUy'), meetingId: meeting.id, askedOn: day, record: sealed } })
  await db().orientation.create({ data: { organisationId: world.orgId('dangUy'), period: '2026-11', sentOn: day, record: sealed } })
  await db().paper.create({ data: { id: newId(), meetingId: meeting.id, name: sealed, mime: 'x', size: 1, addedOn: day, parts: { create: { n: 0, bytes: sealed } } } })
  await db().visit.create({ data: { organisationId: org, period: '2026-11', personId: id('officer') } })
  await db().visitNote.create({ data: { meetingId: meeting.id, personId: id('officer'), came: true, on: day } })
  await db().reminderWish.create({ data: { personId: id('an'), period: '2026-11', silent: true } })
  await db().absence.create({ data: { id: newId(), personId: id('an'), from: new Date('2026-12-01'), to: new Date('2026-12-10'), enteredBy: id('an') } })
  await db().roleChange.create({ data: { id: newId(), organisationId: org, personId: id('an'), role: 'deputySecretary', askedBy: id('secretary'), askedOn: new Date('2026-11-10'), expiresOn: new Date('2026-11-24') } })
  await db().auditEntry.create({ data: { id: newId(), organisationId: org, actorId: id('secretary'), role: 'secretary', action: 'absence-entered', subjectId: id('an'), at: at('2026-11-10 09:00') } })
  await db().documentMade.create({ data: { id: newId(), kind: 'invite-sheet', organisationId: org, personId: id('secretary'), people: [id('an')], madeOn: new Date('2026-11-10') } })
  await db().wording.create({ data: { id: newId(), content: {}, since: at('2026-11-10 09:00') } })
  await db().lease.create({ data: { name: 'test', holder: 'x', until: at('2026-11-10 09:00') } })
  await db().webSession.create({ data: { id: newId(), tokenHash: 'x', address: 'x', usedAt: at('2026-11-10 09:00'), madeOn: new Date('2026-11-10') } })
  const { id: accountId } = await db().account.findFirstOrThrow({ where: { personId: id('binh') } })
  await db().webMessage.create({ data: { id: newId(), accountId, body: new Uint8Array([1]) } })
  await db().deviceLink.create({ data: { personId: id('binh'), codeHash: 'x', expiresAt: at('2026-11-28 08:00') } })
  await db().storedUpdate.create({ data: { channel: 'test', number: 'aside', state: 'aside', code: 'abc123', payload: new Uint8Array([1]), day: new Date('2026-11-10') } })
  await db().person.update({ where: { id: id('dung') }, data: { phoneTail: 'x', tailsUntil: new Date('2027-02-01') } })
  await db().placement.create({ data: { organisationId: world.orgId('chiBo1'), parentId: world.orgId('dangUy'), from: new Date('2025-01-01'), to: new Date('2026-01-01') } })
  await db().consent.create({ data: { id: newId(), personId: id('an'), purpose: 'telegram', version: 'x', language: 'vi', givenAt: at('2026-11-02 09:00'), withdrawn: at('2026-11-03 09:00') } })
  await feedbackEnded()
  await world.moveTo('2026-11-28 09:00')
  await db().membership.updateMany({ where: { personId: id('binh') }, data: { to: new Date('2026-12-01') } })
  return keys()
}

/** An wrote about Bình; it was verified, made known and closed, and a name was opened. */
async function feedbackEnded() {
  const organisationId = world.orgId('chiBo1')
  const subject = { kind: 'person', personId: id('binh') } as const
  await world.chibo.units.run(async (unit) => {
    const letter: Letter = { caseId: newId(), organisationId, subject, sign: null, way: 'usual', text: 'x', struck: [], promised: { readers: [], months: 24, language: 'vi' } }
    const one = newCase(letter, { author: id('an'), on: '2026-11-10', heldBy: organisationId, readers: [id('secretary')], barred: [], month: '2026-11' })
    const log = [{ at: '2026-11-12T03:00:00.000Z', what: 'verified' }, { at: '2026-11-20T03:00:00.000Z', what: 'closed', by: id('secretary'), text: '' }] as const
    await feedbackRepo(unit).add([{ ...one, state: 'closed', record: { ...one.record, log: [...log] } }])
    const record = { caseId: one.id, text: 'x', sign: null, subject, named: null, reply: null }
    await feedbackRepo(unit).release([{ id: newId(), organisationId, quarter: '2026-Q4', record, whom: id('binh') }])
    await feedbackRepo(unit).countName({ organisationId, personId: id('secretary'), quarter: '2026-Q4' })
  })
}

const GROUND = ['account', 'consent', 'due', 'invitation', 'lease', 'membership', 'organisation', 'own_record', 'person', 'placement', 'question_set', 'wording']
const RECORDS = ['assignment', 'attendance', 'audit_entry', 'branch_request', 'document_made', 'meeting', 'participant', 'round', 'self_check', 'visit_note']

describe('how long things are kept', () => {
  test('is said of every table of the schema, and of no other', async () => {
    expect(RETENTION.map(([table]) => table).toSorted()).toEqual((await tables()).map(({ name }) => name))
  })

  test('a row stood in every table before', async () => {
    const before = await month()
    expect([...before].filter(([, rows]) => rows.size === 0).map(([name]) => name)).toEqual([])
  })

  test('after four years the records are there, and nothing that was for the month', async () => {
    const before = await month()
    await world.moveTo('2030-11-27 20:05')
    await world.moveTo('2030-11-28 03:30')
    expect(await left(before)).toEqual([...GROUND, ...RECORDS].toSorted())
    expect(await db().attendance.findMany({ select: { reason: true, words: true } })).toEqual([{ reason: 'ill', words: null }])
    // Done or not, and not a word of what was written.
    expect(await db().check.findMany({ where: { period: '2026-11' }, select: { personId: true, done: true, record: true } }))
      .toEqual([{ personId: id('an'), done: true, record: null }])
  })

  test('after six years nothing of that month is left but who belongs today', async () => {
    const before = await month()
    await world.moveTo('2026-12-02 03:30')
    await world.moveTo('2032-12-02 20:05')
    await world.moveTo('2032-12-03 03:30')
    expect(await left(before)).toEqual(GROUND)
    const now = await keys()
    for (const table of ['person', 'account', 'membership', 'consent']) {
      const column = table === 'person' ? 'id' : 'person_id'
      const rows = await db().$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from "${table}" where ${column} = $1`, id('binh'))
      expect(rows, table).toEqual([{ n: 0 }])
    }
    expect(now.get('consent')?.size).toBe(1)
    expect(now.get('placement')?.size).toBe(2)
  })

  test('whoever left is unlinked on the day after, and name and status are what stays (CL4)', async () => {
    await month()
    await world.moveTo('2026-12-01 09:00')
    expect(await db().account.count({ where: { personId: id('binh') } })).toBe(1)
    await world.moveTo('2026-12-02 09:00')
    expect(await db().account.count({ where: { personId: id('binh') } })).toBe(0)
    expect(await db().consent.count({ where: { personId: id('binh'), withdrawn: null } })).toBe(0)
    expect(await db().check.findMany({ where: { personId: id('binh'), record: { not: null } } })).toEqual([])
    expect(await db().person.findUniqueOrThrow({ where: { id: id('binh') } })).toMatchObject({ fullName: 'Vũ Thử Bình', phoneTail: null, pin: null })
    await world.moveTo('2027-02-02 09:00')
    expect(await db().person.findUniqueOrThrow({ where: { id: id('dung') } })).toMatchObject({ phoneTail: null, tailsUntil: null })
  })

  test('two processes at once do it once', async () => {
    await month()
    const another = world.another()
    world.clock.moveTo(at('2026-12-20 03:30'))
    await Promise.all([world.chibo.beat(), another.beat()])
    await Promise.all([world.chibo.idle(), another.idle()])
    expect(await db().claim.count({ where: { job: 'org.forget-past', period: '2026-12-20' } })).toBe(1)
  })
})
