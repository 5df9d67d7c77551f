import { z } from 'zod'
import { actionOf, Id, NoArgs } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Dialog, Member, Reply, Screen } from '../../conversation/screen.ts'
import { action, below, here, prompt } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import { isPeriod, nextPeriod, periodOf, previousPeriod } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { turning } from '../org/consent.screens.ts'
import { capital, short } from '../org/members.screens.ts'
import { pagesOf } from '../org/pages.rules.ts'
import { oneMeeting } from './meeting.screens.ts'
import type { Visited } from './visits.service.ts'
import { assignVisitor, branchesBelow, clearVisitor, committeesOf, listMine, noteVisit, ownVisit, readBranch, readPlan } from './visits.service.ts'

const ON_PAGE = 8
const act = (verb: string, ...args: (string | number)[]): string => actionOf('visits', verb, ...args)
const OPEN = act('open')
const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const Month = z.string().regex(/^\d{4}-\d{2}$/).refine(isPeriod)
/** `s`: standing, else a month. */
const When = Month.or(z.literal('s'))
const periodFor = (when: string): string => (when === 's' ? '' : when)

/** Who of the committee goes to which branch, and what he says of it. */
export const visitsDialog: Dialog = {
  feature: 'visits',
  menu: (actor) => (committeesOf(actor).length > 0 ? ['visits'] : []),
  commands: { visits: open },
  async waiting(unit, actor) {
    const open = (await listMine(unit, actor)).filter(({ startsAt, note }) => note === null && startsAt <= unit.now)
    return open.slice(0, 3).map(({ id, organisation }) => ({ label: short(actor.say('visit-waits', { org: organisation })), action: act('one', id) }))
  },
  actions: {
    open: action(NoArgs, open),
    plan: action(z.tuple([Id, Month, Page]), (unit, actor, [org, period, page]) => plan(unit, actor, { org, period, page })),
    branches: action(z.tuple([Id, Page]), (unit, actor, [org, page]) => branches(unit, actor, { org, page })),
    branch: action(z.tuple([Id]), (unit, actor, [org]) => branch(unit, actor, org)),
    pick: action(z.tuple([Id, When, Page]), (unit, actor, [org, when, page]) => pick(unit, actor, { org, when, page })),
    set: action(z.tuple([Id, Id, When]), async (unit, actor, [org, personId, when]) => {
      await assignVisitor(unit, actor, { organisationId: org, personId, period: periodFor(when) })
      return [{ toast: actor.say('visit-saved') }, ...(await branch(unit, actor, org))]
    }),
    clear: action(z.tuple([Id, When]), async (unit, actor, [org, when]) => {
      await clearVisitor(unit, actor, { organisationId: org, period: periodFor(when) })
      return [{ toast: actor.say('visit-saved') }, ...(await branch(unit, actor, org))]
    }),
    one: action(z.tuple([Id]), async (unit, actor, [id]) => [here(oneScreen(actor, await ownVisit(unit, actor, id), unit.now))]),
    came: action(z.tuple([Id, z.enum(['y', 'n'])]), async (unit, actor, [id, letter]) =>
      [{ toast: actor.say('visit-saved') }, here(oneScreen(actor, await noteVisit(unit, actor, { meetingId: id, came: letter === 'y' }), unit.now))]),
    remark: action(z.tuple([Id]), async (unit, actor, [id]) => {
      const { organisation } = await ownVisit(unit, actor, id)
      return [{
        ask: { action: act('remark', id), wants: 'text' },
        show: { text: lines(html`<b>${organisation}</b>`, actor.say('visit-remark-ask')), choices: [[{ label: actor.say('button-cancel'), action: act('one', id) }]], view: act('remark', id) },
      }]
    }),
  },
  prompts: {
    remark: prompt(z.tuple([Id]), async (unit, actor, { args: [id], text }) =>
      [{ toast: actor.say('visit-saved') }, here(oneScreen(actor, await noteVisit(unit, actor, { meetingId: id, remark: text }), unit.now))]),
  },
}

/** One's own visits first, then what one plans. Whoever has neither meets what everybody meets after an unknown word. */
async function open(unit: Unit, actor: Member): Promise<Reply[]> {
  const { say } = actor
  const mine = await listMine(unit, actor)
  const planning = committeesOf(actor)
  if (mine.length === 0 && planning.length === 0) return [below({ text: lines(say('home-unknown')), choices: [[{ label: say('command-start'), action: HOME }]], view: HOME })]
  const rows: Choice[][] = []
  for (const { id, name, timeZone } of planning) {
    const now = periodOf(unit.now, { kind: 'month', zone: timeZone })
    rows.push([{ label: short(planning.length > 1 ? name : say('visits-plan-open')), action: act('plan', id, now, 0) }], [{ label: say('visits-branches-open'), action: act('branches', id, 0) }])
  }
  return [here({
    text: lines(html`<b>${say(mine.length > 0 ? 'visits-mine' : 'visits-none')}</b>`, ...mine.slice(0, 12).map((one) => html`• ${lineOf(say, one)}`)),
    choices: [...mine.slice(0, 8).map(({ id, organisation }): Choice[] => [{ label: short(organisation), action: act('one', id) }]), ...rows, [{ label: say('command-start'), action: HOME }]],
    view: OPEN,
  })]
}

function lineOf(say: Say, { organisation, startsAt, timeZone, visitor, clash, note, state }: Visited): Html {
  const who = visitor === null ? say('visit-nobody') : visitor.fullName
  const how = note === null ? (clash ? say('visit-clash') : '') : say(note.came ? 'visit-came' : 'visit-missed')
  return html`${say.moment(startsAt, timeZone)}, ${organisation}: ${who}${how === '' ? '' : `, ${how}`}${state === 'proposed' ? ` (${say('visit-proposed')})` : ''}`
}

/** A month of a committee's branches: where nobody goes, and who would be in two places. */
async function plan(unit: Unit, actor: Member, { org, period, page }: { org: string; period: string; page: number }): Promise<Reply[]> {
  const { say } = actor
  const { meetings, without } = await readPlan(unit, actor, { committeeId: org, period })
  const remarked = (one: Visited) => (one.note?.remark == null ? lineOf(say, one) : html`${lineOf(say, one)}. “${one.note.remark.slice(0, 300)}”`)
  const rows = [...meetings.map(remarked), ...(without.length > 0 ? [html`${say('visits-without-meeting', { names: without.map(({ name }) => name).join(', ') })}`] : [])]
  const pages = pagesOf(rows.map(({ html: text }) => text), 1300)
  const at = Math.min(page, pages.length - 1)
  const before = pages.slice(0, at).reduce((sum, one) => sum + one.length, 0)
  return [here({
    text: lines(
      html`<b>${say('visits-plan', { month: say.month(period) })}</b>`, say('visits-counts', { all: meetings.length, none: meetings.filter(({ visitor }) => visitor === null).length, clash: meetings.filter(({ clash }) => clash).length }),
      ...rows.slice(before, before + (pages[at]?.length ?? 0)).map((row) => html`• ${row}`),
    ),
    choices: [
      ...turning(say, { at, last: at === pages.length - 1, view: (to) => act('plan', org, period, to) }),
      [previousPeriod(period), nextPeriod(period)].map((other): Choice => ({ label: capital(say.month(other)), action: act('plan', org, other, 0) })),
      [{ label: say('visits-branches-open'), action: act('branches', org, 0) }], [{ label: say('button-back'), action: OPEN }],
    ],
    view: act('plan', org, period, at),
  })]
}

async function branches(unit: Unit, actor: Member, { org, page }: { org: string; page: number }): Promise<Reply[]> {
  const { say } = actor
  const all = await branchesBelow(unit, actor, org)
  const last = Math.max(0, Math.ceil(all.length / ON_PAGE) - 1)
  const at = Math.min(page, last)
  return [here({
    text: html`<b>${say('visits-branches')}</b>`,
    choices: [
      ...all.slice(at * ON_PAGE, (at + 1) * ON_PAGE).map(({ id, name }): Choice[] => [{ label: short(name), action: act('branch', id) }]),
      ...turning(say, { at, last: at === last, view: (to) => act('branches', org, to) }), [{ label: say('button-back'), action: OPEN }],
    ],
    view: act('branches', org, at),
  })]
}

/** Who goes to one branch: standing, and by way of exception in this month or the next. */
async function branch(unit: Unit, actor: Member, org: string): Promise<Reply[]> {
  const { say } = actor
  const { branch: { name }, committee, assigned, periods } = await readBranch(unit, actor, org)
  const of = (period: string) => assigned.find((row) => row.period === period)
  const rows = periods.flatMap((period): Choice[][] => [
    [{ label: short(say('visit-in-month', { month: say.month(period) })), action: act('pick', org, period, 0) }],
    ...(of(period) ? [[{ label: short(say('visit-no-exception', { month: say.month(period) })), action: act('clear', org, period) }]] : []),
  ])
  return [here({
    text: lines(
      html`<b>${name}</b>`, html`${of('') ? say('visit-standing', { name: of('')?.fullName ?? '' }) : say('visit-standing-none')}`,
      ...periods.map((period) => of(period) && html`${say('visit-exception', { month: say.month(period), name: of(period)?.fullName ?? '' })}`),
    ),
    choices: [[{ label: say('visit-choose'), action: act('pick', org, 's', 0) }], ...rows, [{ label: say('button-back'), action: act('branches', committee.id, 0) }]],
    view: act('branch', org),
  })]
}

async function pick(unit: Unit, actor: Member, { org, when, page }: { org: string; when: string; page: number }): Promise<Reply[]> {
  const { say } = actor
  const { branch: { name }, people } = await readBranch(unit, actor, org)
  const last = Math.max(0, Math.ceil(people.length / ON_PAGE) - 1)
  const at = Math.min(page, last)
  return [here({
    text: lines(html`<b>${name}</b>`, when === 's' ? say('visit-pick-standing') : say('visit-pick-month', { month: say.month(when) })),
    choices: [
      ...people.slice(at * ON_PAGE, (at + 1) * ON_PAGE).map(({ personId, fullName }): Choice[] => [{ label: short(fullName), action: act('set', org, personId, when) }]),
      ...turning(say, { at, last: at === last, view: (to) => act('pick', org, when, to) }), [{ label: say('button-back'), action: act('branch', org) }],
    ],
    view: act('pick', org, when, at),
  })]
}

function oneScreen({ say }: Member, visit: Visited, now: Date): Screen {
  const { id, note, startsAt } = visit
  return {
    text: lines(lineOf(say, visit), note?.remark != null && html`<blockquote>${note.remark}</blockquote>`, startsAt <= now && note === null && say('visit-ask')),
    choices: [
      ...(startsAt <= now ? [[{ label: say('visit-yes'), action: act('came', id, 'y') }, { label: say('visit-no'), action: act('came', id, 'n') }], [{ label: say('visit-remark'), action: act('remark', id) }]] : []),
      [{ label: say('visit-meeting'), action: oneMeeting(id) }], [{ label: say('button-back'), action: OPEN }],
    ],
    view: act('one', id),
  }
}
