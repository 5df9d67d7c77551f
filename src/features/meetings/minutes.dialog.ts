import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import { inRows } from '../../conversation/rows.ts'
import type { Choice, Dialog, Member, Reply } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import { headingOf } from './agenda.screens.ts'
import { dayDigits } from './assignments.service.ts'
import { beginCorrection, correctField } from './minutes-close.service.ts'
import { closingParts } from './minutes-close.dialog.ts'
import { peopleParts, speaker } from './minutes-people.dialog.ts'
import { noteKey } from './minutes-text.screens.ts'
import type { Field } from './minutes.rules.ts'
import { parseField, readField } from './minutes.rules.ts'
import type { List } from './minutes.screens.ts'
import { asking, courseScreen, LISTS, openScreen, peopleScreen } from './minutes.screens.ts'
import type { Scene } from './minutes.service.ts'
import { readMinutes, setOwner, writable, writeField, writing } from './minutes.service.ts'
import { act, FEATURE, openView } from './minutes.views.ts'

const Page = z.string().regex(/^\d{1,2}$/).transform(Number)
const What = z.string().refine((what) => parseField(what) !== null)
const Letter = z.enum(['d', 'v', 'r'])
const OfMeeting = z.tuple([Id])
const OfPage = z.tuple([Id, Page])
const OfPerson = z.tuple([Id, Id])
const OfField = z.tuple([Id, What])
const ASKS: Record<Field['of'], string> = {
  guests: 'minutes-guests-ask', conclusion: 'minutes-conclusion-ask', dues: 'minutes-dues-ask', note: 'minutes-note-ask', gist: 'minutes-gist-ask', decision: 'minutes-decision-ask',
  due: 'minutes-due-ask', vote: 'minutes-vote-ask', request: 'minutes-request-ask',
}

/** The minutes of a meeting: written while it goes on, adopted at its close. */
export function minutesDialog(): Dialog {
  const closing = closingParts()
  const people = peopleParts(open)
  return {
    feature: FEATURE,
    waiting: closing.waiting,
    actions: {
      open: action(OfMeeting, async (unit, actor, [id]) => [here(openScreen(actor, await writable(unit, actor, id)))]),
      course: action(OfPage, async (unit, actor, [id, page]) => [here(courseScreen(actor, await writable(unit, actor, id), page))]),
      ask: action(OfField, (unit, actor, [id, what]) => ask(unit, actor, { id, what })),
      list: action(z.tuple([Id, Letter]), (unit, actor, [id, of]) => list(unit, actor, { id, of })),
      task: action(OfPerson, (unit, actor, [id, decision]) => task(unit, actor, { id, decision })),
      owners: action(z.tuple([Id, Id, Page]), async (unit, actor, [id, decision, page]) => {
        const { people } = await writing(unit, actor, id)
        return [here(peopleScreen(actor.say, {
          people, page, head: actor.say('minutes-owner-ask'), view: (to) => act('owners', id, decision, to), label: ({ fullName }) => fullName,
          to: ({ personId }) => act('owner', id, decision, String(people.findIndex((one) => one.personId === personId))), back: act('task', id, decision), above: [[{ label: actor.say('minutes-all'), action: act('owner', id, decision, 'all') }]],
        }))]
      }),
      owner: action(z.tuple([Id, Id, z.string().regex(/^(all|\d{1,3})$/)]), async (unit, actor, [id, decision, place]) => {
        const { people } = await writing(unit, actor, id)
        const person = place === 'all' ? null : people[Number(place)]
        if (person === undefined) throw new Refusal('stale-button')
        await setOwner(unit, actor, { meetingId: id, decisionId: decision, personId: person?.personId ?? null })
        return saved(actor, task(unit, actor, { id, decision }))
      }),
      ...people.actions,
      ...closing.actions,
    },
    prompts: {
      write: prompt(OfField, async (unit, actor, { args: [id, what], text }) => {
        const field = parseField(what)
        if (!field) throw new Refusal('stale-button')
        const { sheet } = await readMinutes(unit, actor, id)
        if (sheet.adoptedAt !== null) {
          await correctField(unit, actor, { meetingId: id, what, field, text })
          return [{ toast: actor.say('minutes-corrected') }, ...(await open(unit, actor, id))]
        }
        const written = await writeField(unit, actor, { meetingId: id, field, text })
        return saved(actor, after(unit, actor, { id, field: written.field }))
      }),
      reason: prompt(OfField, async (unit, actor, { args: [id, what], text }) => {
        await beginCorrection(unit, actor, { meetingId: id, what, reason: text })
        return askWords(unit, actor, { id, what })
      }),
      ...people.prompts,
    },
  }
}

const saved = async (actor: Member, replies: Promise<Reply[]>): Promise<Reply[]> => [{ toast: actor.say('minutes-saved') }, ...(await replies)]
const open = async (unit: Unit, actor: Member, id: string): Promise<Reply[]> => [here(openScreen(actor, await writable(unit, actor, id)))]

/** Of open minutes the words; of adopted ones first why (AT13). */
async function ask(unit: Unit, actor: Member, { id, what }: { id: string; what: string }): Promise<Reply[]> {
  const { sheet } = await writable(unit, actor, id)
  if (sheet.adoptedAt === null) return askWords(unit, actor, { id, what })
  const field = parseField(what)
  if (field?.of === 'gist') throw new Refusal('stale-button')
  return [asking(actor, { action: act('reason', id, what), text: [actor.say('minutes-reason-ask')], back: openView(id) })]
}

async function askWords(unit: Unit, actor: Member, { id, what }: { id: string; what: string }): Promise<Reply[]> {
  const scene = await writable(unit, actor, id)
  const field = parseField(what)
  if (!field) throw new Refusal('stale-button')
  const now = readField(scene.sheet.minutes, field)
  const of = aboutWhat(actor, scene, field)
  return [asking(actor, {
    action: act('write', id, what),
    text: [of, actor.say(ASKS[field.of]), now !== '' && actor.say('minutes-now', { words: now.slice(0, 1200) }), now !== '' && actor.say('minutes-dash')], back: backTo(id, field),
  })]
}

function aboutWhat({ say }: Member, { programme, people }: Scene, field: Field): string | false {
  if (field.of === 'gist') return people.find(({ personId }) => personId === field.id)?.fullName ?? false
  if (field.of !== 'note') return false
  const section = programme.flatMap(({ sections }, part) => sections.map((one) => ({ ...one, key: noteKey(part, one.id) }))).find(({ key }) => key === field.id)
  return section ? headingOf(say, section) : false
}

function backTo(id: string, field: Field): string {
  switch (field.of) {
    case 'note': return act('course', id, 0)
    case 'gist': return act('speaker', id, field.id)
    case 'decision': case 'due': return act('list', id, 'd')
    case 'vote': return act('list', id, 'v')
    case 'request': return act('list', id, 'r')
    default: return openView(id)
  }
}

/** Where somebody goes on who has written this part. */
async function after(unit: Unit, actor: Member, { id, field }: { id: string; field: Field }): Promise<Reply[]> {
  if (field.of === 'note') return [here(courseScreen(actor, await writing(unit, actor, id), 0))]
  if (field.of === 'gist') return speaker(unit, actor, { id, personId: field.id })
  if (field.of === 'decision' || field.of === 'due') return task(unit, actor, { id, decision: field.id })
  if (field.of === 'vote' || field.of === 'request') return list(unit, actor, { id, of: field.of === 'vote' ? 'v' : 'r' })
  return open(unit, actor, id)
}

async function list(unit: Unit, actor: Member, { id, of }: { id: string; of: List }): Promise<Reply[]> {
  const { say } = actor
  const { sheet: { minutes } } = await writable(unit, actor, id)
  const field = { d: 'decision', v: 'vote', r: 'request' }[of]
  const rows = of === 'd' ? minutes.decisions.map(({ id: one, text, due }) => ({ one, text: due === null ? text : `${text} (${dayDigits(due)})` }))
    : of === 'v' ? minutes.votes.map(({ id: one, matter, yes, no, other }) => ({ one, text: `${matter}: ${yes}/${no}/${other}` })) : minutes.requests.map(({ id: one, text }) => ({ one, text }))
  const to = (one: string): string => (of === 'd' ? act('task', id, one) : act('ask', id, `${field}.${one}`))
  return [here({
    text: lines(html`<b>${say(LISTS[of], { count: rows.length })}</b>`, ...rows.slice(0, 12).map(({ text }, n) => html`${n + 1}. ${text.slice(0, 110)}`)),
    choices: [
      ...inRows(rows.map(({ one }, n): Choice => ({ label: String(n + 1), action: to(one) })), 6),
      [{ label: say('minutes-add'), action: act('ask', id, `${field}.new`) }], [{ label: say('button-back'), action: openView(id) }],
    ],
    view: act('list', id, of),
  })]
}

/** One decision: who does it, until when. */
async function task(unit: Unit, actor: Member, { id, decision }: { id: string; decision: string }): Promise<Reply[]> {
  const { say } = actor
  const { sheet, people } = await writable(unit, actor, id)
  const found = sheet.minutes.decisions.find((one) => one.id === decision)
  if (!found) return list(unit, actor, { id, of: 'd' })
  const owner = people.find(({ personId }) => personId === found.ownerId)?.fullName ?? say('minutes-all')
  return [here({
    text: lines(html`<b>${found.text.slice(0, 1000)}</b>`, html`${say('minutes-owner', { name: owner })}`, say('minutes-due', { day: found.due === null ? '…' : dayDigits(found.due) })),
    choices: [
      ...(sheet.adoptedAt === null ? [[{ label: say('minutes-owner-open'), action: act('owners', id, decision, 0) }]] : []),
      [{ label: say('minutes-due-open'), action: act('ask', id, `due.${decision}`) }], [{ label: say('minutes-decision-open'), action: act('ask', id, `decision.${decision}`) }],
      [{ label: say('button-back'), action: act('list', id, 'd') }],
    ],
    view: act('task', id, decision),
  })]
}
