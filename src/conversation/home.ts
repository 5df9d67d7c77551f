import type { Unit } from '../platform/unit.ts'
import { actionOf, NoArgs } from './actions.ts'
import { html, lines } from './html.ts'
import { findVerb } from './router.ts'
import type { Choice, Dialog, Member, Reply, Screen, Waiting } from './screen.ts'
import { action, below, here } from './screen.ts'

/** The button under every push: the same for every reason and person, so that it tells nothing either (phrase 15). */
export const NEXT = actionOf('home', 'next')
export const HOME = actionOf('home', 'open')
const TASKS = actionOf('home', 'tasks')

/**
 * The start screen: what waits for this person, then the main ways.
 * @param dialogs the list itself, read when a screen is drawn
 */
export function homeDialog(dialogs: () => Dialog[]): Dialog {
  async function waitingFor(unit: Unit, actor: Member): Promise<Waiting[]> {
    const waiting: Waiting[] = []
    for (const dialog of dialogs()) waiting.push(...((await dialog.waiting?.(unit, actor)) ?? []))
    return waiting
  }

  async function home(unit: Unit, actor: Member, first = 'home-head'): Promise<Screen> {
    const { say } = actor
    const waiting = await waitingFor(unit, actor)
    return {
      text: lines(html`<b>${say(first)}</b>`, first === 'home-unknown' ? undefined : say(waiting.length > 0 ? 'home-waiting' : 'home-nothing')),
      choices: [...waiting.map((choice) => [choice]), ...mainChoices(dialogs(), actor)],
      view: HOME,
    }
  }

  /** All that waits, with what is to be said of it; the same for everybody but what is theirs (PV32). */
  async function tasks(unit: Unit, actor: Member): Promise<Reply[]> {
    const { say } = actor
    const waiting = await waitingFor(unit, actor)
    return [here({
      text: lines(html`<b>${say(waiting.length > 0 ? 'home-waiting' : 'home-nothing')}</b>`, ...waiting.map(({ line }) => line)),
      choices: [...waiting.map((choice) => [choice]), [{ label: say('command-start'), action: HOME }]],
      view: TASKS,
    })]
  }

  /** From a push: straight to the one thing that waits. */
  async function next(unit: Unit, actor: Member): Promise<Reply[]> {
    const waiting = await waitingFor(unit, actor)
    const only = waiting.length === 1 ? waiting[0] : undefined
    const found = only && 'action' in only ? findVerb(dialogs(), 'actions', only.action) : null
    if (!found) return [here(await home(unit, actor))]
    return found.verb.run(unit, actor, found.verb.input.parse(found.args) as never)
  }

  const open = async (unit: Unit, actor: Member): Promise<Reply[]> => [here(await home(unit, actor))]
  return {
    feature: 'home',
    menu: () => ['tasks'],
    commands: { start: open, tasks, cancel: async (unit, actor) => [below(await home(unit, actor, 'home-cancelled'))] },
    actions: {
      open: action(NoArgs, open),
      tasks: action(NoArgs, tasks),
      next: action(NoArgs, next),
      keep: action(NoArgs, open), // the held text was gone before the press came: nothing to keep
      unknown: action(NoArgs, async (unit, actor) => [below(await home(unit, actor, 'home-unknown'))]),
    },
  }
}

/** The four main ways. */
function mainChoices(dialogs: Dialog[], actor: Member): Choice[][] {
  const commands = dialogs.flatMap((dialog) => dialog.menu?.(actor) ?? []).slice(0, 4)
  const choices = commands.map((name): Choice => ({ label: actor.say(`command-${name}`), privately: name }))
  return inPairs(choices)
}

/** Longer labels do not stand side by side on a phone 360 pixels wide. */
const HALF_ROW = 16

/** Two a row; one a row where either is long. */
export function inPairs(choices: Choice[]): Choice[][] {
  const pairs = Array.from({ length: Math.ceil(choices.length / 2) }, (_, i) => choices.slice(i * 2, i * 2 + 2))
  return pairs.flatMap((row) => (row.some(({ label }) => [...label].length > HALF_ROW) ? row.map((choice) => [choice]) : [row]))
}
