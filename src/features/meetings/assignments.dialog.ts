import { z } from 'zod'
import { actionOf, Id } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { sayDay, short } from '../org/members.screens.ts'
import type { AssignmentState } from './assignments.repo.ts'
import { dayDigits, listOwnTasks, reportTask, taskFor } from './assignments.service.ts'

const act = (verb: string, id: string, ...args: string[]): string => actionOf('tasks', verb, id, ...args)
const STATES: Record<string, AssignmentState> = { d: 'done', o: 'open', x: 'dropped' }
const OfTask = z.tuple([Id])

/** What meetings gave to somebody: seen by the branch, answered by the owner, or for him by secretary and deputy. */
export const assignmentsDialog: Dialog = {
  feature: 'tasks',
  async waiting(unit, actor) {
    const tasks = await listOwnTasks(unit, actor)
    return tasks.slice(0, 8).map(({ id, title, due }) => ({
      label: short(actor.say('task-label', { title })), action: act('one', id),
      line: due === null ? actor.say('task-line', { title }) : actor.say('task-line-due', { title, due: dayDigits(due) }),
    }))
  },
  actions: {
    one: action(OfTask, (unit, actor, [id]) => one(unit, actor, id)),
    set: action(z.tuple([Id, z.enum(['d', 'o', 'x'])]), async (unit, actor, [id, letter]) => {
      await reportTask(unit, actor, { id, state: STATES[letter] ?? 'open', text: null })
      return [{ toast: actor.say('task-saved') }, ...(await one(unit, actor, id))]
    }),
    words: action(OfTask, async (unit, actor, [id]) => {
      const { task, mayReport } = await taskFor(unit, actor, id)
      if (!mayReport) throw new Refusal('stale-button')
      return [{
        ask: { action: act('words', id), wants: 'text' },
        show: { text: lines(html`<b>${task.title}</b>`, actor.say('task-words-ask')), choices: [[{ label: actor.say('button-cancel'), action: act('one', id) }]], view: act('words', id) },
      }]
    }),
  },
  prompts: {
    words: prompt(OfTask, async (unit, actor, { args: [id], text }) => {
      const { task } = await taskFor(unit, actor, id)
      await reportTask(unit, actor, { id, state: task.state, text })
      return [{ toast: actor.say('task-saved') }, ...(await one(unit, actor, id))]
    }),
  },
}

async function one(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
  const { say, person } = actor
  const { task: { title, owner, ownerId, due, state, result, organisationId }, mayReport } = await taskFor(unit, actor, id)
  const button = (key: string, letter: string) => [{ label: say(key), action: act('set', id, letter) }]
  const branch = actor.memberships.find((one) => one.organisationId === organisationId)?.organisation ?? ''
  return [here({
    text: lines(
      html`<b>${title}</b>`, html`${branch}`, owner !== null && html`${say('task-owner', { name: owner })}`, due !== null && say('task-due', { day: sayDay(say, due) }),
      say(`task-is-${state}`), result?.text != null && html`${say('task-result', { text: result.text, day: sayDay(say, result.on) })}`,
      mayReport && state === 'open' && ownerId === person.id && html`<b>${say('task-how')}</b>`,
    ),
    choices: [
      ...(mayReport ? [
        ...(state === 'open' ? [button('task-done', 'd')] : [button('task-open-again', 'o')]), [{ label: say('task-words'), action: act('words', id) }],
        ...(state === 'open' && ownerId !== person.id ? [button('task-drop', 'x')] : []),
      ] : []),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: act('one', id),
  })]
}
