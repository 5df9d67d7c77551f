import { z } from 'zod'
import { actionOf, NoArgs } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { findVerb } from '../../conversation/router.ts'
import type { Dialog, Member, Reply, Screen, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Key, PinEntry } from './pin.rules.ts'
import { afterKey, isLongEnough, KEYS, startEntry } from './pin.rules.ts'
import { keypad, keypadReply, lockedScreen } from './pin.screens.ts'
import type { PinCheck } from './pin.service.ts'
import { checkPin, enteredSoFar, isOwnPin, pinStanding, savePin, unlock } from './pin.service.ts'

const MYDATA = actionOf('org', 'mydata')

/**
 * A confidential screen, or, in its place, the keypad for a member who has set a PIN and has no confidential screen
 * open. The right PIN draws `screen.view`, so that must be an action that draws the screen again.
 */
export async function pinGate(unit: Unit, actor: Member, screen: Screen): Promise<Screen> {
  const standing = await pinStanding(unit, actor)
  if (standing.kind === 'open') return screen
  const view = screen.view ?? HOME
  return standing.kind === 'locked' ? lockedScreen(actor, { until: standing.until, view }) : keypad(actor, startEntry('open'), { view })
}

/** A text that is this member's PIN leaves the chat, wherever it was typed; null for any other text (PV30). */
export async function catchTypedPin(unit: Unit, actor: Member, text: string): Promise<Reply[] | null> {
  if (!(await isOwnPin(unit, actor, text))) return null
  return [{ forget: 'input' }, await askedAnew(unit, actor)]
}

/** The keypad with nothing entered, before the screen that stands there now. */
async function askedAnew(unit: Unit, actor: Member): Promise<Reply> {
  const { entry, view } = await enteredSoFar(unit, actor.accountId)
  const mode = entry?.mode ?? 'open'
  return keypadReply(actor, startEntry(mode === 'again' ? 'new' : mode === 'reagain' ? 'renew' : mode), { view: view ?? HOME })
}

/** @param openLocked what a PIN of before a relinking opens (PV22) */
export function pinParts({ dialogs, mydata, openLocked }: {
  dialogs: () => Dialog[]
  mydata: (unit: Unit, actor: Member) => Promise<Reply[]>
  openLocked: (unit: Unit, actor: Member, digits: string) => Promise<PinCheck>
}): {
  actions: Record<string, Verb>
  prompts: Record<string, Verb>
} {
  async function redraw(unit: Unit, actor: Member, view: string): Promise<Reply[]> {
    const found = findVerb(dialogs(), 'actions', view) ?? findVerb(dialogs(), 'actions', HOME)
    const args = found?.verb.input.safeParse(found.args)
    if (!found || !args?.success) throw new Refusal('stale-button')
    return found.verb.run(unit, actor, args.data as never)
  }

  async function pressed(unit: Unit, actor: Member, key: Key): Promise<Reply[]> {
    const { entry: kept, view } = await enteredSoFar(unit, actor.accountId)
    const entry = kept ?? startEntry('open')
    if (entry.mode === 'open' && !actor.person.pin) throw new Refusal('stale-button')
    const at = view ?? HOME
    if (key !== 'd') return [keypadReply(actor, afterKey(entry, key), { view: at })]
    if (!isLongEnough(entry)) return [keypadReply(actor, entry, { view: at, said: actor.say('pin-short') })]
    return entered(unit, actor, { entry, view: at })
  }

  async function entered(unit: Unit, actor: Member, { entry, view }: { entry: PinEntry; view: string }): Promise<Reply[]> {
    const { mode, first, digits } = entry
    if (mode === 'new' || mode === 'renew') {
      return [keypadReply(actor, { mode: mode === 'new' ? 'again' : 'reagain', first: digits, digits: '' }, { view })]
    }
    if (mode === 'again' || mode === 'reagain') return repeated(unit, actor, { entry, same: first === digits })
    const check = mode === 'old' ? await openLocked(unit, actor, digits) : await checkPin(unit, actor, digits)
    if (check.kind === 'locked') return [here(lockedScreen(actor, { until: check.until, view }))]
    if (check.kind === 'wrong') return [keypadReply(actor, startEntry(mode), { view, said: actor.say('pin-wrong', { left: check.left }) })]
    if (mode === 'change') return [keypadReply(actor, startEntry('renew'), { view: MYDATA })]
    if (mode === 'old') return [{ toast: actor.say('locked-opened') }, ...(await mydata(unit, actor))]
    if (mode === 'remove') {
      await savePin(unit, actor, null)
      return [{ toast: actor.say('pin-removed') }, ...(await mydata(unit, withPin(actor, false)))]
    }
    await unlock(unit, actor)
    return redraw(unit, actor, view)
  }

  async function repeated(unit: Unit, actor: Member, { entry, same }: { entry: PinEntry; same: boolean }): Promise<Reply[]> {
    const before = entry.mode === 'again' ? 'new' : 'renew'
    if (!same) return [keypadReply(actor, startEntry(before), { view: MYDATA, said: actor.say('pin-different') })]
    // Set on another device in the meantime: that one must be given first.
    if (before === 'new' && actor.person.pin) throw new Refusal('stale-button')
    await savePin(unit, actor, entry.digits)
    return [{ toast: actor.say('pin-saved') }, ...(await mydata(unit, withPin(actor, true)))]
  }

  const begin = (mode: 'new' | 'change' | 'remove') => action(NoArgs, async (_unit, actor) => {
    if (actor.person.pin === (mode === 'new')) throw new Refusal('stale-button')
    return [keypadReply(actor, startEntry(mode), { view: MYDATA })]
  })
  return {
    actions: {
      pin: action(z.tuple([z.enum(KEYS)]), async (unit, actor, [key]) => pressed(unit, actor, key)),
      'pin-set': begin('new'),
      'pin-change': begin('change'),
      'pin-remove': begin('remove'),
    },
    prompts: {
      // Typed instead of pressed: the router takes it out of the chat, since the prompt is confidential.
      'pin-typed': prompt(z.tuple([z.string()]), async (unit, actor) => [await askedAnew(unit, actor)]),
    },
  }
}

function withPin(actor: Member, pin: boolean): Member {
  return { ...actor, person: { ...actor.person, pin } }
}
