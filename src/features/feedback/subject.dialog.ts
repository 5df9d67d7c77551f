import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { signAt, wordingOf } from '../catalog/catalog.rules.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { currentSets } from '../catalog/catalog.service.ts'
import type { Release } from './case.record.ts'
import { knownEntry, knownOneScreen, knownScreen, replyReply } from './subject.screens.ts'
import { draftOf, draftReply, dropReply, hasNews, listKnown, mayAnswer, readKnown, sendReply } from './subject.service.ts'

const Page = z.string().regex(/^[1-9]\d?$/).transform(Number)
const One = z.tuple([Id])

/** What was made known to whom it concerns, and the one answer to it (FB20): "Góp ý với tôi", the same entry for everybody. */
export function subjectParts({ catalog }: { catalog: Catalog }): Required<Pick<Dialog, 'actions' | 'prompts' | 'waiting'>> {
  async function shown(unit: Unit, actor: Member, { one, page = 1 }: { one: Release; page?: number }): Promise<Reply> {
    return here(knownOneScreen(actor, { one, page, answers: mayAnswer(unit, actor, one), sign: await titleOf(unit, actor, one) }))
  }

  async function titleOf(unit: Unit, { language }: Member, { organisationId, record: { sign } }: Release): Promise<string | null> {
    if (sign === null) return null
    const set = await catalog.readSet(unit, (await currentSets(unit, [organisationId])).get(organisationId) ?? '')
    return `${sign}. ${wordingOf(signAt(set, sign), language).title}`
  }

  return {
    actions: {
      known: action(z.tuple([Page]), async (unit, actor, [page]) => [here(knownScreen(actor, { releases: await listKnown(unit, actor), page }))]),
      'known-one': action(z.tuple([Id, Page]), async (unit, actor, [id, page]) => [await shown(unit, actor, { one: await readKnown(unit, actor, id), page })]),
      reply: action(One, async (unit, actor, [id]) => {
        const one = await readKnown(unit, actor, id)
        return [mayAnswer(unit, actor, one) ? replyReply(actor, { id, draft: draftOf(one, actor) }) : await shown(unit, actor, { one })]
      }),
      'reply-send': action(One, async (unit, actor, [id]) => [{ toast: actor.say('reply-sent') }, await shown(unit, actor, { one: await sendReply(unit, actor, id) })]),
      'reply-drop': action(One, async (unit, actor, [id]) => [await shown(unit, actor, { one: await dropReply(unit, actor, id) })]),
    },
    prompts: {
      reply: prompt(One, async (unit, actor, { args: [id], text }) => [replyReply(actor, { id, draft: draftOf(await draftReply(unit, actor, { id, typed: text }), actor) })]),
    },
    waiting: async (unit, actor) => ((await hasNews(unit, actor)) ? [{ ...knownEntry(actor), line: actor.say('known-waiting') }] : []),
  }
}
