import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Choice, Dialog, Member, Reply, Screen } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { lines } from '../../conversation/html.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { keepVersion, mustAskToKeep } from '../org/keep.service.ts'
import { pinStanding } from '../org/pin.service.ts'
import { KEPT_DAYS, KEPT_MONTHS } from '../org/stored.rules.ts'
import { shownOf } from './history.rules.ts'
import {
  eraseMonthScreen, eraseScreen, exportedScreen, exportScreen, historyScreen, keepChoices, keepScreen, keepStopScreen, pastScreen, trendScreen,
} from './history.screens.ts'
import { checkOfToday, erase, eraseMonth, keepAnswers, keepNoAnswers, listPast, readMonth } from './history.service.ts'
import { speakingNotes } from './speaking.rules.ts'
import { speakingScreen } from './speaking.screens.ts'
import { act } from './self-check.views.ts'

const Page = z.string().regex(/^[1-9]\d?$/).transform(Number)
const OfMonth = z.tuple([Id])
/** Where the question of keeping stood: under a finished check, or among the earlier rounds. */
const From = z.enum(['c', 'h'])
type From = z.output<typeof From>
const What = z.tuple([z.enum(['drafts', 'notes'])])

/** A member's own earlier rounds: read, compared, taken along, deleted; and the speaking notes of the month. */
export function historyParts({ catalog, open }: {
  catalog: Catalog
  /** The screen on which the member goes on with the check. */
  open: (unit: Unit, actor: Member) => Promise<Reply[]>
}): Required<Pick<Dialog, 'actions'>> {
  const history = async (unit: Unit, actor: Member, page = 1): Promise<Reply> => here(historyScreen(actor, { months: await listPast(unit, actor), page }))

  async function past(unit: Unit, actor: Member, { id, page }: { id: string; page: number }): Promise<Reply[]> {
    const month = await readMonth(unit, actor, id)
    return [here(pastScreen(actor, { month, set: await catalog.readSet(unit, month.questionSetId), page }))]
  }

  async function trend(unit: Unit, actor: Member, page: number): Promise<Reply[]> {
    const months = (await listPast(unit, actor)).filter(({ done }) => done)
    const drafts = months.map(shownOf).filter((draft) => draft !== null)
    const [newest] = months
    if (!newest || drafts.length === 0) return [await history(unit, actor)]
    return [here(trendScreen(actor, { drafts, set: await catalog.readSet(unit, newest.questionSetId), page }))]
  }

  async function keep(unit: Unit, actor: Member): Promise<Reply[]> {
    const version = await keepVersion(unit, actor)
    return [version === null ? await history(unit, actor) : here(keepScreen(actor, version))]
  }

  /** Back to where it was asked: under the finished check, or among the earlier rounds. */
  const kept = async (unit: Unit, actor: Member, { from, said }: { from: From; said: string }): Promise<Reply[]> =>
    [{ toast: said }, ...(from === 'c' ? await open(unit, actor) : [await history(unit, actor)])]

  return {
    actions: {
      history: action(z.tuple([Page]), async (unit, actor, [page]) => [await history(unit, actor, page)]),
      past: action(z.tuple([Id, Page]), (unit, actor, [id, page]) => past(unit, actor, { id, page })),
      trend: action(z.tuple([Page]), (unit, actor, [page]) => trend(unit, actor, page)),
      speak: action(z.tuple([Id, Page]), async (unit, actor, [id, page]) => {
        const { record } = await readMonth(unit, actor, id)
        return [here(speakingScreen(actor, { id, notes: record ? speakingNotes(record) : [], page }))]
      }),
      keep: action(NoArgs, keep),
      'keep-yes': action(z.tuple([z.string().regex(/^[0-9a-f]{8}$/), From]), async (unit, actor, [version, from]) => {
        if (!(await keepAnswers(unit, actor, version))) return keep(unit, actor)
        return kept(unit, { ...actor, consents: [...actor.consents, 'keep'] }, { from, said: actor.say('keep-done') })
      }),
      'keep-no': action(z.tuple([From]), async (unit, actor, [from]) => {
        await keepNoAnswers(unit, actor)
        const consents = actor.consents.filter((purpose) => purpose !== 'keep')
        return kept(unit, { ...actor, consents }, { from, said: actor.say('keep-refused', { days: KEPT_DAYS }) })
      }),
      'keep-stop': action(NoArgs, async (unit, actor) => [actor.consents.includes('keep') ? here(keepStopScreen(actor)) : await history(unit, actor)]),
      export: action(NoArgs, async (_unit, actor) => [here(exportScreen(actor))]),
      // The file is no protected screen, so the PIN is asked before it, and not in its place.
      'export-yes': action(z.tuple([z.enum(['pdf', 'csv'])]), async (unit, actor, [form]) =>
        [here((await pinStanding(unit, actor)).kind === 'open' ? exportedScreen(actor, form) : exportScreen(actor))]),
      erase: action(What, async (_unit, actor, [what]) => [here(eraseScreen(actor, what))]),
      'erase-yes': action(What, async (unit, actor, [what]) => {
        await erase(unit, actor, what)
        return [{ toast: actor.say('erase-done') }, await history(unit, actor)]
      }),
      'erase-month': action(OfMonth, async (unit, actor, [id]) => {
        const month = await readMonth(unit, actor, id)
        if (shownOf(month) === null) throw new Refusal('stale-button')
        return [here(eraseMonthScreen(actor, month))]
      }),
      'erase-month-yes': action(OfMonth, async (unit, actor, [id]) => {
        await eraseMonth(unit, actor, id)
        return [{ toast: actor.say('erase-done') }, await history(unit, actor)]
      }),
    },
  }
}

/** On the day of the meeting everybody who has a check finds the speaking notes, whatever is in them (PV32). */
export async function waitingToSpeak(unit: Unit, actor: Member): Promise<Choice[]> {
  const check = await checkOfToday(unit, actor)
  return check ? [{ label: actor.say('speaking-open'), action: act('speak', check.id, 1) }] : []
}

/**
 * The finished check's screen, with the question of keeping below it until it is answered: once, and nothing preselected
 * (CL1). `first`: choices that stand before all others.
 */
export async function withKeepQuestion(unit: Unit, actor: Member, { screen, first }: { screen: Screen; first: Choice[][] }): Promise<Screen> {
  const version = (await mustAskToKeep(unit, actor)) ? await keepVersion(unit, actor) : null
  if (version === null) return { ...screen, choices: [...first, ...(screen.choices ?? [])] }
  return {
    ...screen, text: lines(screen.text, '', actor.say('consent-keep', { months: KEPT_MONTHS, days: KEPT_DAYS })),
    choices: [...first, ...keepChoices(actor.say, { version, from: 'c' }), ...(screen.choices ?? []).slice(0, 1)],
  }
}
