import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Dialog, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { isBlank } from '../../conversation/typed.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { SIGN_COUNT, SIGN_GROUPS } from '../catalog/catalog.rules.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { currentSets } from '../catalog/catalog.service.ts'
import type { Subject, Way } from './case.record.ts'
import { readerRepo } from './reader.repo.ts'
import { listSubjects, routeOf } from './routing.service.ts'
import { anewReply, draftReply, dropScreen, fullScreen, sentScreen } from './draft.screens.ts'
import { promiseScreen, signsScreen, startScreen, subjectsScreen, waysScreen } from './write.screens.ts'
import type { Begun } from './write.service.ts'
import {
  addWords, beginDraft, branchToWrite, chooseSign, chooseWay, dropDraft, getDraft, readDraft, readPromise, sendAsAddition, sendDraft, strikeReader, understand,
} from './write.service.ts'

const number = (least: number, most: number) => z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.int().min(least).max(most))
const OfBranch = z.tuple([Id])
const Page = z.tuple([number(1, 99)])
const About = z.tuple([Id, z.union([z.enum(['committee', 'branch']), Id])])
const Chosen = z.tuple([z.enum(['private', 'above', 'named'] satisfies Way[])])

/** Writing a letter, step by step. It stands in the own record from the choice of its subject on, so that nothing is lost. */
export function writeParts({ catalog }: { catalog: Catalog }): Required<Pick<Dialog, 'actions' | 'prompts'>> {
  async function subjects(unit: Unit, actor: Member, [organisationId, page]: [string, number]): Promise<Reply[]> {
    await branchToWrite(unit, actor, organisationId)
    const people = await listSubjects(unit, { organisationId, author: actor.person.id })
    return [here(subjectsScreen(actor, { organisationId, people, page }))]
  }

  /** Goes on with what is being written, or begins. */
  async function write(unit: Unit, actor: Member, organisationId: string): Promise<Reply[]> {
    await branchToWrite(unit, actor, organisationId)
    const draft = await readDraft(unit, actor)
    return draft !== null && draft.text !== '' ? [await writing(unit, actor, draft)] : subjects(unit, actor, [organisationId, 1])
  }

  async function writing(unit: Unit, actor: Member, draft: Begun, page = 1): Promise<Reply> {
    if (draft.promised === null) return promise(unit, actor)
    const { subject } = draft
    const names = subject.kind === 'person' ? await readerRepo(unit).listNames([subject.personId]) : null
    return draftReply(actor, { draft, about: (subject.kind === 'person' && names?.get(subject.personId)) || '', page })
  }

  async function signs(unit: Unit, actor: Member, { draft, g }: { draft: Begun; g: number }): Promise<Reply> {
    const setId = (await currentSets(unit, [draft.organisationId])).get(draft.organisationId)
    if (setId === undefined) throw new Refusal('stale-button')
    return here(signsScreen(actor, { set: await catalog.readSet(unit, setId), g }))
  }

  const promise = async (unit: Unit, actor: Member): Promise<Reply> => here(promiseScreen(actor, await readPromise(unit, actor)))

  async function ways(unit: Unit, actor: Member): Promise<Reply> {
    const draft = await getDraft(unit, actor)
    const route = await routeOf(unit, { ...draft, author: actor.person.id, way: 'usual' })
    return here(waysScreen(actor, { organisationId: draft.organisationId, route }))
  }

  async function begin(unit: Unit, actor: Member, { organisationId, subject }: { organisationId: string; subject: Subject }): Promise<Reply[]> {
    const begun = await beginDraft(unit, actor, { organisationId, subject })
    if ('full' in begun) return [here(fullScreen(actor, begun.full, { draft: false }))]
    return [begun.draft.text === '' ? await signs(unit, actor, { draft: begun.draft, g: 1 }) : await writing(unit, actor, begun.draft)]
  }

  async function send(unit: Unit, actor: Member): Promise<Reply[]> {
    const sending = await sendDraft(unit, actor)
    if (sending.kind === 'full') return [here(fullScreen(actor, sending.full, { draft: true }))]
    if (sending.kind === 'promise') return [{ toast: actor.say('feedback-promise-changed') }, await promise(unit, actor)]
    return [here(sentScreen(actor, sending))]
  }

  async function stop(unit: Unit, actor: Member, said: string): Promise<Reply[]> {
    await dropDraft(unit, actor)
    return [{ toast: actor.say(said) }, here(startScreen(actor))]
  }

  const struck = (personIdOf: (args: string[]) => string | null) => async (unit: Unit, actor: Member, args: string[]): Promise<Reply[]> => {
    await strikeReader(unit, actor, personIdOf(args))
    return [await promise(unit, actor)]
  }

  const typed = (anew: boolean): Verb => prompt(NoArgs, async (unit, actor, { text }) => {
    if (isBlank(text)) return [{ toast: actor.say('text-empty') }, await writing(unit, actor, await getDraft(unit, actor))]
    const draft = await addWords(unit, actor, { typed: text, anew })
    return [await writing(unit, actor, draft, Number.MAX_SAFE_INTEGER)]
  })

  return {
    actions: {
      write: action(OfBranch, (unit, actor, [organisationId]) => write(unit, actor, organisationId)),
      subjects: action(z.tuple([Id, number(1, 99)]), subjects),
      about: action(About, (unit, actor, [organisationId, who]) =>
        begin(unit, actor, { organisationId, subject: who === 'committee' || who === 'branch' ? { kind: who } : { kind: 'person', personId: who } })),
      signs: action(z.tuple([number(1, SIGN_GROUPS.length)]), async (unit, actor, [g]) => [await signs(unit, actor, { draft: await getDraft(unit, actor), g })]),
      sign: action(z.tuple([number(0, SIGN_COUNT)]), async (unit, actor, [n]) => {
        const { small } = await chooseSign(unit, actor, n === 0 ? null : n)
        return [small ? await ways(unit, actor) : await promise(unit, actor)]
      }),
      ways: action(NoArgs, async (unit, actor) => [await ways(unit, actor)]),
      way: action(Chosen, async (unit, actor, [way]) => {
        await chooseWay(unit, actor, way)
        return [await promise(unit, actor)]
      }),
      promise: action(NoArgs, async (unit, actor) => [await promise(unit, actor)]),
      strike: action(z.tuple([Id]), struck(([personId = null]) => personId)),
      unstrike: action(NoArgs, struck(() => null)),
      understood: action(z.tuple([z.string().regex(/^[0-9a-f]{8}$/)]), async (unit, actor, [key]) => {
        if (await understand(unit, actor, key)) return [await writing(unit, actor, await getDraft(unit, actor))]
        return [{ toast: actor.say('feedback-promise-changed') }, await promise(unit, actor)]
      }),
      draft: action(Page, async (unit, actor, [page]) => [await writing(unit, actor, await getDraft(unit, actor), page)]),
      anew: action(NoArgs, async (unit, actor) => {
        const { text } = await getDraft(unit, actor)
        if (text === '') throw new Refusal('stale-button')
        return [anewReply(actor)]
      }),
      send: action(NoArgs, send),
      'send-to': action(z.tuple([Id]), async (unit, actor, [caseId]) => {
        await sendAsAddition(unit, actor, caseId)
        return [{ toast: actor.say('own-noted') }, here(sentScreen(actor, { above: false }))]
      }),
      drop: action(NoArgs, async (unit, actor) => ((await getDraft(unit, actor)).text === '' ? stop(unit, actor, 'feedback-dropped') : [here(dropScreen(actor))])),
      'drop-yes': action(NoArgs, (unit, actor) => stop(unit, actor, 'feedback-dropped')),
      speak: action(NoArgs, (unit, actor) => stop(unit, actor, 'feedback-speak-said')),
    },
    prompts: { words: typed(false), anew: typed(true) },
  }
}
