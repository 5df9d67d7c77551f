import type { Member } from '../../conversation/screen.ts'
import type { Day } from '../../platform/calendar.ts'
import { dayOf } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { may } from '../org/access.rules.ts'
import { placeOf } from '../org/members.service.ts'
import type { AgendaItem } from './agenda.rules.ts'
import type { AgendaSource } from './agenda.service.ts'
import type { Assignment, AssignmentState } from './assignments.repo.ts'
import { assignmentsRepo } from './assignments.repo.ts'
import type { Decision } from './minutes.rules.ts'
import { tidyText } from './minutes.rules.ts'
import type { Sheet } from './sheets.repo.ts'
import { sheetsRepo } from './sheets.repo.ts'

export type { Assignment } from './assignments.repo.ts'

/** A day in digits, the same in every language. */
export function dayDigits(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}

/** What the adopted minutes decided stands as tasks, under the decision's id. Corrected, it follows; struck, it goes. */
export async function keepDecisions(unit: Unit, { organisationId, id: meetingId }: Pick<Sheet, 'organisationId' | 'id'>, { now, before }: { now: readonly Decision[]; before: readonly Decision[] }): Promise<void> {
  const repo = assignmentsRepo(unit)
  for (const { id } of before.filter((old) => !now.some(({ id }) => id === old.id))) await repo.remove(id)
  for (const { id, text: title, ownerId, due } of now) {
    const old = await repo.find(id)
    await repo.save({ id, organisationId, meetingId, ownerId, due, title, state: old?.state ?? 'open', result: old?.result ?? null })
  }
}

/** The open tasks of somebody, of the organisations to which he still belongs. */
export async function listOwnTasks(unit: Unit, actor: Member): Promise<Assignment[]> {
  const own = await assignmentsRepo(unit).listOwn(actor.person.id)
  return own.filter(({ state, organisationId }) => state === 'open' && actor.memberships.some((one) => one.organisationId === organisationId))
}

/** One task, for its owner and the readers of the branch. @throws Refusal `stale-button` */
export async function taskFor(unit: Unit, actor: Member, id: string): Promise<{ task: Assignment; mayReport: boolean }> {
  const task = await assignmentsRepo(unit).find(id)
  if (!task || !actor.memberships.some((one) => one.organisationId === task.organisationId)) throw new Refusal('stale-button')
  const leads = may(actor, 'correct', { kind: 'minutes', org: task.organisationId, state: 'adopted' }, unit.now)
  const reads = may(actor, 'see', { kind: 'minutes', org: task.organisationId, state: 'adopted' }, unit.now)
  if (!reads) throw new Refusal('stale-button')
  return { task, mayReport: leads || task.ownerId === actor.person.id }
}

/** How it stands: done, still going on, or no longer to be done (the readers' alone to say). */
export async function reportTask(unit: Unit, actor: Member, { id, state, text }: { id: string; state: AssignmentState; text: string | null }): Promise<Assignment> {
  const { task, mayReport } = await taskFor(unit, actor, id)
  if (!mayReport || (state === 'dropped' && task.ownerId === actor.person.id)) throw new Refusal('stale-button')
  const { today } = await placeOf(unit, task.organisationId)
  const words = text === null ? (task.result?.text ?? null) : tidyText(text).slice(0, 1000)
  const reported: Assignment = { ...task, state, result: { text: words === '' ? null : words, on: today } }
  await assignmentsRepo(unit).save(reported)
  unit.changed(`tasks:one:${id}`)
  return reported
}

/** On the agenda: what is open, and what was done since the last meeting, with its result (MR10). */
export const tasksSource: AgendaSource = async (unit, meeting) => {
  if (meeting.kind !== 'regular') return []
  const today = dayOf(unit.now, meeting.timeZone)
  const since = await lastMeetingDay(unit, meeting)
  const tasks = await assignmentsRepo(unit).listOf(meeting.organisationId)
  const shown = tasks.filter(({ state, result, meetingId }) => meetingId !== meeting.id && (state === 'open' || (state === 'done' && result !== null && result.on >= since)))
  return shown.map((task): AgendaItem => ({ id: task.id, heading: 'results', text: taskWords(task, today) }))
}

function taskWords({ title, owner, due, state, result }: Assignment, today: Day): AgendaItem['text'] {
  const what = result?.text ? `${title}: ${result.text}` : title
  if (state === 'done') return { key: owner === null ? 'agenda-task-done-all' : 'agenda-task-done', vars: { title: what, owner: owner ?? '' } }
  if (due === null) return owner === null ? what : { key: 'agenda-task-owner', vars: { title: what, owner } }
  if (owner === null) return { key: 'agenda-task-free', vars: { title: what, due: dayDigits(due) } }
  return { key: due < today ? 'agenda-task-late' : 'agenda-task', vars: { title: what, owner, due: dayDigits(due) } }
}

/** The day of the regular meeting before this one; an early day where there was none. */
export async function lastMeetingDay(unit: Unit, { organisationId, startsAt, timeZone }: Sheet): Promise<Day> {
  const [last] = await sheetsRepo(unit).listBefore({ organisationId, kind: 'regular', before: startsAt, most: 1 })
  return last ? dayOf(last.startsAt, timeZone) : '2000-01-01'
}

/** How the tasks of the meetings before stand, for the meeting's own estimate. */
export async function tallyTasks(unit: Unit, meeting: Sheet): Promise<{ done: number; all: number }> {
  const since = await lastMeetingDay(unit, meeting)
  const tasks = (await assignmentsRepo(unit).listOf(meeting.organisationId)).filter(({ meetingId, state, result }) =>
    meetingId !== meeting.id && (state === 'open' || (state === 'done' && result !== null && result.on >= since)))
  return { done: tasks.filter(({ state }) => state === 'done').length, all: tasks.length }
}
