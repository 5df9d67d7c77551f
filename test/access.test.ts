import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccount } from '../src/conversation/account.ts'
import { stageOf } from '../src/conversation/router.ts'
import type { Reply } from '../src/conversation/screen.ts'
import { consentVersion } from '../src/features/org/consent.screens.ts'
import { consentSettings } from '../src/features/org/consent.service.ts'
import { shortVersion } from '../src/features/org/join.rules.ts'
import { Refusal } from '../src/platform/errors.ts'
import { newId } from '../src/platform/crypto.ts'
import type { Unit } from '../src/platform/unit.ts'
import type { RoleKey, Row, Things } from './support/access-matrix.ts'
import { JOINED, MATRIX, ROLES } from './support/access-matrix.ts'
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
    waits: world.personId('binh'), number, org: world.orgId('chiBo1'), version,
    invitation: (await prisma.invitation.findFirstOrThrow({ where: { personId: world.personId('binh') } })).id,
  }
}

class Undone extends Error {}

/** What somebody gets for a press, a command or an answer; the unit is undone, so that everybody meets the same world. */
async function outcomeOf(role: RoleKey, { sample, prompt, before }: Row, with_ = things): Promise<{ outcome: Outcome; replies: Reply[] }> {
  let result: { outcome: Outcome; replies: Reply[] } = { outcome: 'old', replies: [] }
  await world.chibo.units.run(async (unit) => {
    try {
      for (const step of before?.(things) ?? []) await pressed(unit, 'owner', { text: step.replace('?', ''), prompt: step.startsWith('?'), typed: 'a note of An '.repeat(100) })
      result = await pressed(unit, role, { text: sample(with_), prompt: prompt === true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // In place of a press, an answer to a question is refused in the same words.
      result = { outcome: error.code === 'stale-button' ? 'old' : `refused: ${error.code}`, replies: [] }
    }
    throw new Undone()
  }).catch((error: unknown) => { if (!(error instanceof Undone)) throw error })
  return result
}

async function pressed(unit: Unit, role: RoleKey, { text, prompt, typed = TAIL }: { text: string; prompt: boolean; typed?: string }): Promise<{ outcome: Outcome; replies: Reply[] }> {
  const account = await findAccount(unit, { channel: 'test', address: ADDRESS[role], words: world.words })
  if (!account) throw new Error(`nobody at ${ADDRESS[role]}`)
  delete account.state.prompt
  if (prompt) account.state.prompt = { action: text, wants: 'text', at: unit.now.toISOString() }
  const what = prompt ? ({ kind: 'text', text: typed, message: '1' } as const)
    : text.startsWith('/') ? ({ kind: 'text', text, message: '1' } as const) : ({ kind: 'press', action: text, message: '1', press: '1' } as const)
  const replies = await world.chibo.router.route(unit, account, what)
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
  })

  test('names nobody to whoever has not proved who they are', async () => {
    for (const [name, row] of Object.entries(MATRIX)) {
      expect(JSON.stringify((await outcomeOf('invited', row)).replies), name).not.toMatch(/Vũ Thử Bình|Chi bộ|đồng chí/)
    }
  })
})

function blank(id: string): Things {
  return { check: id, round: id, waits: id, number: '0000', invitation: id, org: id, version: '00000000' }
}
