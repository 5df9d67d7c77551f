import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccount } from '../src/conversation/account.ts'
import { stageOf } from '../src/conversation/router.ts'
import type { Member, Reply } from '../src/conversation/screen.ts'
import { promiseKey } from '../src/features/feedback/author.rules.ts'
import { feedbackRepo } from '../src/features/feedback/feedback.repo.ts'
import { collectLetters } from '../src/features/feedback/mailbox.service.ts'
import { routeOf } from '../src/features/feedback/routing.service.ts'
import { consentVersion } from '../src/features/org/consent.screens.ts'
import { consentSettings } from '../src/features/org/consent.service.ts'
import { inviteMembers } from '../src/features/org/invites.service.ts'
import { shortVersion } from '../src/features/org/join.rules.ts'
import { Refusal } from '../src/platform/errors.ts'
import { newId } from '../src/platform/crypto.ts'
import type { Unit } from '../src/platform/unit.ts'
import type { RoleKey, Row, Things } from './support/access-matrix.ts'
import { writeArrangedThings } from './support/access-arranging.ts'
import { writeMeetingThings } from './support/access-meetings.ts'
import { DOCUMENTS, JOINED, MATRIX, ROLES } from './support/access-matrix.ts'
import { putsLetter } from './support/feedback.ts'
import { invite, TAIL } from './support/joining.ts'
import type { World } from './support/world.ts'
import { makeWorld } from './support/world.ts'

type Outcome = 'yes' | 'home' | 'old' | 'joining' | `refused: ${string}`

const ADDRESS: Record<RoleKey, string> = {
  invited: 'binh-phone', linked: 'linked-phone', owner: 'an-test', dual: 'dual-test', committee: 'committee-test', deputy: 'deputy-test',
  secretary: 'secretary-test', secretary2: 'secretary2-test', member2: 'dung-test', officer: 'officer-test',
}

let world: World
let things: Things
beforeAll(async () => {
  world = await makeWorld()
  await world.start()
  for (const key of ['an', 'dual', 'committee', 'deputy', 'secretary', 'secretary2', 'dung', 'officer'] as const) await world.member(key)
  await linkCuong()
  await dualSetsPin()
  const binh = await binhWaits()
  await world.moveTo('2026-11-10 08:00')
  const another = await binhWaits()
  things = await gather(another ?? binh)
})
afterAll(() => world.close())

/** Linked, with the consent on the screen. */
async function linkCuong() {
  const id = newId()
  await world.database.prisma.person.create({ data: { id, code: 'P-cuong', fullName: 'Mai Thử Cường', language: 'vi' } })
  await world.database.prisma.membership.create({ data: { id: newId(), personId: id, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: new Date('2026-01-01') } })
  await world.database.prisma.account.create({ data: { id: newId(), channel: 'test', address: ADDRESS.linked, personId: id } })
}

async function dualSetsPin() {
  const dual = world.test.person(() => world.chibo, ADDRESS.dual)
  await dual.types('/toi')
  await dual.presses('Đặt mã PIN')
  for (const key of ['2', '5', '8', '0', 'Xong', '2', '5', '8', '0', 'Xong']) await dual.presses(key)
}

/** Bình says "it is me" and has no second fact. @returns the number on the screen */
async function binhWaits(): Promise<string> {
  const binh = world.stranger(ADDRESS.invited)
  await binh.types(`/start ${await invite(world, 'binh', { tail: null })}`)
  await binh.presses('Đúng là tôi')
  return /trên máy: (\d{4})/.exec(binh.screen.text)?.[1] ?? ''
}

async function gather(number: string): Promise<Things> {
  const an = world.test.person(() => world.chibo, ADDRESS.owner)
  await an.types('/tusoi')
  await an.presses('Bắt đầu')
  await an.presses('Cần chú ý')
  await an.types('a note of An')
  const { prisma } = world.database
  const version = await world.chibo.units.run(async (unit) => {
    const account = await findAccount(unit, { channel: 'test', address: ADDRESS.owner, words: world.words })
    const settings = account && (await consentSettings(unit, account.actor))
    return account && settings ? shortVersion(consentVersion(account.actor.say, 'chibo', settings)) : ''
  })
  return {
    check: (await prisma.check.findFirstOrThrow({ where: { personId: world.personId('an') } })).id,
    round: (await prisma.round.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1') } })).id,
    meeting: (await prisma.meeting.findFirstOrThrow({ where: { organisationId: world.orgId('chiBo1'), period: '2026-11' } })).id,
    waits: world.personId('binh'), number, org: world.orgId('chiBo1'), version,
    absence: await binhIsAway(),
    ...(await listIsKept()), ...(await feedbackIsThere()), ...(await promiseIsShown()), ...(await writeMeetingThings(world)), ...(await writeArrangedThings(world)), above: world.orgId('dangUy'),
    account: (await prisma.account.findFirstOrThrow({ where: { personId: world.personId('an') } })).id,
    invitation: (await prisma.invitation.findFirstOrThrow({ where: { personId: world.personId('binh') } })).id,
  }
}

/** Somebody is being added, and a role is proposed by the secretary. */
async function listIsKept(): Promise<{ cuong: string; draft: string; change: string }> {
  const { prisma } = world.database
  const [draft, change] = [newId(), newId()]
  const today = new Date('2026-11-10')
  await prisma.person.create({ data: { id: draft, code: 'P-draft', fullName: 'Mai Thử Mới', language: 'vi' } })
  await prisma.membership.create({ data: { id: newId(), personId: draft, organisationId: world.orgId('chiBo1'), role: 'member', partyStatus: 'full', from: today, to: today } })
  await prisma.roleChange.create({ data: {
    id: change, organisationId: world.orgId('chiBo1'), personId: world.personId('an'), role: 'committeeMember',
    askedBy: world.personId('secretary'), askedOn: today, expiresOn: new Date('2026-11-24'),
  } })
  return { cuong: (await prisma.person.findUniqueOrThrow({ where: { code: 'P-cuong' } })).id, draft, change }
}

/** An has written about Bình, and the branch's readers have it; something was made known to `dual`, who began to answer. */
async function feedbackIsThere(): Promise<{ case: string; release: string }> {
  const id = await putsLetter(world, 'an', { about: 'binh' })
  const organisationId = world.orgId('chiBo1')
  const release = newId()
  await world.chibo.units.run(async (unit) => {
    await collectLetters(unit, [organisationId], { all: true })
    const subject = { kind: 'person' as const, personId: world.personId('dual') }
    const record = { caseId: newId(), text: 'Một nội dung', sign: 3, subject, named: null, reply: { by: subject.personId, text: 'Tôi sẽ sửa', on: '2026-11-10', sent: false } }
    await feedbackRepo(unit).release([{ id: release, organisationId, quarter: '2026-Q3', record, whom: subject.personId }])
  })
  return { case: id, release }
}

/** From the new year on. @returns the absence */
async function binhIsAway(): Promise<string> {
  const id = newId()
  const days = { from: new Date('2027-01-01'), to: new Date('2027-01-31') }
  await world.database.prisma.absence.create({ data: { id, personId: world.personId('binh'), enteredBy: world.personId('binh'), ...days } })
  return id
}

/** What An is promised who writes about Bình, and a reader who is named there. */
async function promiseIsShown(): Promise<{ promise: string; striking: string }> {
  const about = { organisationId: world.orgId('chiBo1'), subject: { kind: 'person' as const, personId: world.personId('binh') }, author: world.personId('an'), struck: [], way: 'private' as const }
  const route = await world.chibo.units.run((unit) => routeOf(unit, about))
  return { promise: promiseKey({ readers: route?.readers ?? [], months: 24 }, 'private'), striking: world.personId('deputy') }
}

class Undone extends Error {}

/** What somebody gets for a press, a command or an answer; the unit is undone, so that everybody meets the same world. */
async function outcomeOf(role: RoleKey, { sample, prompt, typed, file, before, by = 'owner', says = 'a note of An '.repeat(100) }: Row, with_ = things): Promise<{ outcome: Outcome; replies: Reply[] }> {
  let result: { outcome: Outcome; replies: Reply[] } = { outcome: 'old', replies: [] }
  await world.chibo.units.run(async (unit) => {
    try {
      for (const step of before?.(things) ?? []) await pressed(unit, by, { text: step.replace('?', ''), prompt: step.startsWith('?'), typed: says })
      result = await pressed(unit, role, { text: sample(with_), prompt: prompt === true, ...(typed !== undefined && { typed }), ...(file !== undefined && { file }) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // In place of a press, an answer to a question is refused in the same words.
      result = { outcome: error.code === 'stale-button' ? 'old' : `refused: ${error.code}`, replies: [] }
    }
    throw new Undone()
  }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
  return result
}

async function pressed(unit: Unit, role: RoleKey, { text, prompt, typed = TAIL, file }: { text: string; prompt: boolean; typed?: string; file?: string }): Promise<{ outcome: Outcome; replies: Reply[] }> {
  const account = await findAccount(unit, { channel: 'test', address: ADDRESS[role], words: world.words })
  if (!account) throw new Error(`nobody at ${ADDRESS[role]}`)
  delete account.state.prompt
  if (prompt) account.state.prompt = { action: text, wants: file === undefined ? 'text' : 'file', at: unit.now.toISOString() }
  const what = prompt && file !== undefined ? ({ kind: 'file', message: '1', ref: '1', name: 'x.csv', size: null } as const) : prompt ? ({ kind: 'text', text: typed, message: '1' } as const)
    : text.startsWith('/') ? ({ kind: 'text', text, message: '1' } as const) : ({ kind: 'press', action: text, message: '1', press: '1' } as const)
  const replies = await world.chibo.router.route(unit, account, what, file === undefined ? null : { name: 'x.csv', bytes: Buffer.from(file) })
  const shown = replies.find((reply) => 'show' in reply)
  const view = shown?.show.view ?? ''
  if (replies.some((reply) => 'toast' in reply && reply.toast === account.actor.say('stale-button'))) return { outcome: 'old', replies }
  if (stageOf(account.actor) !== 'consented' && /^org:(knock|welcome)/.test(view)) return { outcome: 'joining', replies }
  const keypad = shown?.show.choices?.flat().some((choice) => 'action' in choice && choice.action === 'org:pin:d')
  return { outcome: view === 'home:open' && !keypad ? 'home' : 'yes', replies }
}

const expected = (role: RoleKey, { yes, home = [] }: Row): Outcome =>
  yes.includes(role) ? 'yes' : home.includes(role) ? 'home' : JOINED.includes(role) ? 'old' : 'joining'

describe('every button, question and command', () => {
  test('stands in the matrix, and nothing else does', async () => {
    const { dialogs } = (await import('../src/lists.ts')).makeLists({ words: world.words })
    const found = dialogs.flatMap(({ feature, actions = {}, prompts = {}, commands = {} }) => [
      ...Object.keys(actions).map((verb) => `${feature}:${verb}`), ...Object.keys(prompts).map((verb) => `${feature}:${verb}?`),
      ...Object.keys(commands).map((name) => `/${name}`),
    ])
    expect(found.toSorted()).toEqual(Object.keys(MATRIX).toSorted())
  })

  test.each(Object.entries(MATRIX))('%s does for each role what the matrix says', async (_name, row) => {
    const met: Record<string, Outcome> = {}
    for (const role of ROLES) met[role] = (await outcomeOf(role, row)).outcome
    expect(met).toEqual(Object.fromEntries(ROLES.map((role) => [role, expected(role, row)])))
  })

  test.each(Object.entries(MATRIX).filter(([, { sample, prompt }]) => !prompt && /[0-9A-Za-z]{12}/.test(sample(blank('000000000000'))) && !sample(blank('')).startsWith('org:knock')))(
    '%s of a thing that does not exist looks like one of somebody else', async (_name, row) => {
      for (const role of JOINED) expect((await outcomeOf(role, row, blank('zzzzzzzzzzzz'))).outcome, role).toBe('old')
    })

  test('shows nobody but An a word of what An wrote or answered', async () => {
    for (const [name, row] of Object.entries(MATRIX)) {
      for (const role of ROLES.filter((one) => one !== 'owner')) {
        const said = JSON.stringify((await outcomeOf(role, row)).replies)
        expect(said, `${name} as ${role}`).not.toMatch(/a note of An/)
      }
    }
  }, 120_000)

  test('names the author of feedback to a reader who gave a reason, and to nobody else', async () => {
    for (const [name, row] of Object.entries(MATRIX).filter(([one]) => /^feedback:(case|inbox)|^\/inbox/.test(one))) {
      for (const role of JOINED.filter((one) => one !== 'owner')) {
        const { outcome, replies } = await outcomeOf(role, row)
        // An old button draws the start screen, where her new role waits for the officer.
        expect(outcome === 'yes' && JSON.stringify(replies).includes('Đỗ Thử An'), `${name} as ${role}`).toBe(name === 'feedback:case-open' && row.yes.includes(role))
      }
    }
  }, 120_000)

  test('names nobody to whoever has not proved who they are', async () => {
    for (const [name, row] of Object.entries(MATRIX)) {
      expect(JSON.stringify((await outcomeOf('invited', row)).replies), name).not.toMatch(/Vũ Thử Bình|Chi bộ|đồng chí/)
    }
  }, 120_000)
})

describe('every kind of file', () => {
  test('stands in the matrix, and nothing else does', async () => {
    const { documents } = (await import('../src/lists.ts')).makeLists({ words: world.words })
    expect(Object.keys(documents).toSorted()).toEqual(Object.keys(DOCUMENTS).toSorted())
  })

  test.each(Object.entries(DOCUMENTS))('%s is made for whoever the matrix says, and for nobody else', async (kind, { id, yes }) => {
    const { documents } = (await import('../src/lists.ts')).makeLists({ words: world.words })
    const got = async (role: RoleKey, of: string) => {
      let document: unknown = null
      await world.chibo.units.run(async (unit) => {
        await inviteMembers(unit, { organisationId: world.orgId('chiBo1'), people: ['P-binh'] })
        const account = await findAccount(unit, { channel: 'test', address: ADDRESS[role], words: world.words })
        document = await documents[kind]?.(unit, account?.actor as Member, of)
        throw new Undone()
      }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
      return document !== null
    }
    const met: Record<string, boolean> = {}
    for (const role of JOINED) met[role] = await got(role, id({ ...things, an: world.personId('an') }))
    expect(met).toEqual(Object.fromEntries(JOINED.map((role) => [role, yes.includes(role)])))
    if (!kind.startsWith('history')) expect(await got('secretary', 'zzzzzzzzzzzz')).toBe(false)
  })
})

function blank(id: string): Things {
  return { check: id, round: id, meeting: id, waits: id, number: '0000', invitation: id, org: id, version: '00000000', absence: id, account: id, tonight: id, themed: id, preparatory: id, line: id, paper: id, task: id, request: id, before: id, decision: id, branch2: id, visited: id, an: id, officer: id, cuong: id, draft: id, change: id, above: id, case: id, release: id, promise: '00000000', striking: id }
}
