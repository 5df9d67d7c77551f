import { actionOf, NoArgs } from '../../src/conversation/actions.ts'
import { html } from '../../src/conversation/html.ts'
import type { Dialog } from '../../src/conversation/screen.ts'
import { action, here, prompt } from '../../src/conversation/screen.ts'
import type { TestPerson } from './chat.ts'
import type { World } from './world.ts'
import { makeWorld } from './world.ts'

/** A dialog with one confidential screen, and one confidential question. */
const secret = async () => [here({ text: html`my notes`, view: actionOf('probe', 'open'), confidential: true, choices: [[{ label: 'write', action: actionOf('probe', 'write') }]] })]
const probe: Dialog = {
  feature: 'probe',
  commands: { tasks: secret },
  actions: {
    open: action(NoArgs, secret),
    write: action(NoArgs, async () => [{ ask: { action: actionOf('probe', 'note'), wants: 'text', confidential: true }, show: { text: html`note?`, view: actionOf('probe', 'write'), confidential: true } }]),
  },
  prompts: { note: prompt(NoArgs, async (_unit, _actor, { text }) => [here({ text: html`noted ${text}`, confidential: true })]) },
}

/** The keypad's words. */
export const PIN_ASK = 'Bấm mã PIN bằng các nút dưới đây. Đừng gõ vào ô tin nhắn.'

/** A world in which “việc” opens a confidential screen. */
export function makePinWorld(): Promise<World> {
  return makeWorld({ alter: (lists) => {
    lists.dialogs.unshift(probe)
    return lists
  } })
}

export async function enters(who: TestPerson, digits: string) {
  for (const digit of digits) await who.presses(digit)
  await who.presses('Xong')
}

/** A member who has set the PIN 2580, back on a plain screen. */
export async function withPin(world: World): Promise<TestPerson> {
  const an = await world.member('an')
  await an.types('/toi')
  await an.presses('Đặt mã PIN')
  await enters(an, '2580')
  await enters(an, '2580')
  return an
}
