import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { addDays, isDay } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Span } from './absence.rules.ts'
import { checkFirst, longDay, readDay, SPANS } from './absence.rules.ts'
import { absenceScreen, fromReply, untilReply } from './absence.screens.ts'
import type { Whose } from './absence.service.ts'
import { endAbsence, enterAbsence, listAbsences, whoseAbsence } from './absence.service.ts'

const Short = z.string().regex(/^\d{6}$/).transform(longDay).refine(isDay)
/** `261215.2`: from this day on, for the second of the spans. */
const Chosen = z.string().regex(/^\d{6}\.[1-4]$/)
  .transform((text) => ({ from: longDay(text.slice(0, 6)), days: SPANS[Number(text.slice(7)) - 1]?.days ?? 0 })).refine(({ from }) => isDay(from))
const OfPerson = z.tuple([Id])
const OfDay = z.tuple([Id, Short])

/** Days on which nobody nags somebody: entered by the person, or for a member by secretary and deputy. */
export function absenceDialog(): Dialog {
  const shown = async (unit: Unit, actor: Member, whose: Whose): Promise<Reply> => here(absenceScreen(actor, whose, await listAbsences(unit, whose)))

  async function enter(unit: Unit, actor: Member, { whose, span }: { whose: Whose; span: Span }): Promise<Reply[]> {
    await enterAbsence(unit, actor, { whose, span })
    return [{ toast: actor.say('absence-saved') }, await shown(unit, actor, whose)]
  }

  return {
    feature: 'absence',
    actions: {
      open: action(NoArgs, async (unit, actor) => [await shown(unit, actor, await whoseAbsence(unit, actor, actor.person.id))]),
      of: action(OfPerson, async (unit, actor, [id]) => [await shown(unit, actor, await whoseAbsence(unit, actor, id))]),
      'ask-from': action(OfPerson, async (unit, actor, [id]) => [fromReply(actor, await whoseAbsence(unit, actor, id))]),
      from: action(OfDay, async (unit, actor, [id, from]) => {
        const whose = await whoseAbsence(unit, actor, id)
        return [untilReply(actor, whose, checkFirst(from, whose.today))]
      }),
      set: action(z.tuple([Id, Chosen]), async (unit, actor, [id, { from, days }]) =>
        enter(unit, actor, { whose: await whoseAbsence(unit, actor, id), span: { from, to: addDays(from, days - 1) } })),
      end: action(OfPerson, async (unit, actor, [id]) => {
        const whose = await endAbsence(unit, actor, id)
        return [{ toast: actor.say('absence-ended') }, await shown(unit, actor, whose)]
      }),
    },
    prompts: {
      from: prompt(OfPerson, async (unit, actor, { args: [id], text }) => {
        const whose = await whoseAbsence(unit, actor, id)
        return [untilReply(actor, whose, checkFirst(readDay(text, whose.today), whose.today))]
      }),
      until: prompt(OfDay, async (unit, actor, { args: [id, from], text }) => {
        const whose = await whoseAbsence(unit, actor, id)
        return enter(unit, actor, { whose, span: { from, to: readDay(text, from) } })
      }),
    },
  }
}
