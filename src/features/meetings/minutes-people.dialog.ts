import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { CRITERION_WORDS } from './minutes-text.screens.ts'
import { asking, peopleScreen, qualityScreen, rotaScreen, speakerScreen, speakersScreen } from './minutes.screens.ts'
import { markSpoke, readQuality, readRota, setChair, setPoints, turnResolution, writing } from './minutes.service.ts'
import { act, openView } from './minutes.views.ts'
import { CRITERIA, QUALITY, typedPoints } from './quality.rules.ts'

const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const CriterionName = z.enum(CRITERIA)
const OfMeeting = z.tuple([Id])
const OfPage = z.tuple([Id, Page])
const OfPerson = z.tuple([Id, Id])
const SPOKE = { s: 'short', l: 'long', n: null } as const

/** Who spoke and how long, who was in the chair, the meeting's own estimate. @param open the minutes' first screen */
export function peopleParts(open: (unit: Unit, actor: Member, id: string) => Promise<Reply[]>): Required<Pick<Dialog, 'actions' | 'prompts'>> {
  return {
    actions: {
      speakers: action(OfPage, async (unit, actor, [id, page]) => [here(speakersScreen(actor, await writing(unit, actor, id), page))]),
      speaker: action(OfPerson, (unit, actor, [id, personId]) => speaker(unit, actor, { id, personId })),
      spoke: action(z.tuple([Id, Id, z.enum(['s', 'l', 'n'])]), async (unit, actor, [id, personId, letter]) => {
        await markSpoke(unit, actor, { meetingId: id, personId, spoke: SPOKE[letter] })
        return [{ toast: actor.say('minutes-saved') }, ...(await speaker(unit, actor, { id, personId }))]
      }),
      rota: action(z.tuple([Id, z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.int().min(5).max(240))]), async (unit, actor, [id, minutes]) => {
        const scene = await writing(unit, actor, id)
        return [here(rotaScreen(actor, scene, { minutes, rota: await readRota(unit, scene, minutes) }))]
      }),
      chair: action(OfPage, async (unit, actor, [id, page]) => {
        const { people } = await writing(unit, actor, id)
        return [here(peopleScreen(actor.say, {
          people, page, head: actor.say('minutes-chair-ask'), view: (to) => act('chair', id, to), label: ({ fullName }) => fullName, to: ({ personId }) => act('chair-is', id, personId), back: openView(id),
        }))]
      }),
      'chair-is': action(OfPerson, async (unit, actor, [id, personId]) => {
        await setChair(unit, actor, { meetingId: id, personId })
        return [{ toast: actor.say('minutes-saved') }, ...(await open(unit, actor, id))]
      }),
      resolution: action(OfMeeting, async (unit, actor, [id]) => {
        await turnResolution(unit, actor, id)
        return [{ toast: actor.say('minutes-saved') }, ...(await open(unit, actor, id))]
      }),
      quality: action(OfMeeting, (unit, actor, [id]) => quality(unit, actor, id)),
      points: action(z.tuple([Id, CriterionName]), async (unit, actor, [id, criterion]) => {
        await writing(unit, actor, id)
        return [asking(actor, { action: act('points', id, criterion), text: [actor.say(CRITERION_WORDS[criterion]), actor.say('quality-ask', { most: QUALITY[criterion] })], back: act('quality', id) })]
      }),
    },
    prompts: {
      points: prompt(z.tuple([Id, CriterionName]), async (unit, actor, { args: [id, criterion], text }) => {
        const points = typedPoints(criterion, text)
        if (points === null) throw new Refusal('minutes-bad-points', { most: QUALITY[criterion] })
        await setPoints(unit, actor, { meetingId: id, criterion, points })
        return [{ toast: actor.say('minutes-saved') }, ...(await quality(unit, actor, id))]
      }),
    },
  }
}

/** What is noted of one who speaks. */
export async function speaker(unit: Unit, actor: Member, { id, personId }: { id: string; personId: string }): Promise<Reply[]> {
  const scene = await writing(unit, actor, id)
  const found = scene.people.find((one) => one.personId === personId)
  if (!found) throw new Refusal('stale-button')
  return [here(speakerScreen(actor, scene, found))]
}

async function quality(unit: Unit, actor: Member, id: string): Promise<Reply[]> {
  const scene = await writing(unit, actor, id)
  return [here(qualityScreen(actor, scene.sheet, await readQuality(unit, scene)))]
}
