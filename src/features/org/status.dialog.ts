import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { addDays, type Day } from '../../platform/calendar.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { LeaverHook } from './leaving.service.ts'
import { closeMember, keepMember } from './leaving.service.ts'
import type { StatusChange, StatusLetter } from './members.rules.ts'
import { dayCode, dayFromCode, isComing, STATUS_LETTERS, typedDay } from './members.rules.ts'
import { act, asking, capital, confirming, listView, sayDay } from './members.screens.ts'
import type { Place, Who } from './members.service.ts'
import { changeStatus, readCard } from './members.service.ts'

const Letter = z.enum(['f', 'p', 'e', 's', 'a', 'g'])
const DayCode = z.string().transform((text, context) => dayFromCode(text) ?? (context.addIssue({ code: 'custom', message: 'no day' }), z.NEVER))
/** A status and its first day; a third part is its last day, `000` for none. */
const Begun = z.string().regex(/^[a-z][0-9a-z]{3}$/).transform((text) => [text.slice(0, 1), text.slice(1)]).pipe(z.tuple([Letter, DayCode]))
const Whole = z.string().regex(/^[a-z][0-9a-z]{6}$/).transform((text) => [text.slice(0, 1), text.slice(1, 4), text.slice(4)]).pipe(z.tuple([Letter, DayCode, DayCode]))
const NONE = '000'
const OfPerson = z.tuple([Id, Id])

type Of = { who: Who; place: Place; name: string }

/** The Party status with its dates, and leaving: a kind, a day, a last day, then a screen that says what will hold. */
export function statusParts({ person, onLeft }: { person: (unit: Unit, actor: Member, who: Who) => Promise<Reply[]>; onLeft: readonly LeaverHook[] }): { actions: Record<string, Verb>; prompts: Record<string, Verb> } {
  async function of(unit: Unit, actor: Member, [organisationId, personId]: readonly [string, string, ...unknown[]]): Promise<Of> {
    const who = { organisationId, personId }
    const { place, member, mayChange } = await readCard(unit, actor, who)
    if (!mayChange) throw new Refusal('stale-button')
    return { who, place, name: member.fullName }
  }

  function askFrom(actor: Member, { who, place, name }: Of, { letter, why }: { letter: StatusLetter; why?: string }): Reply[] {
    const { say } = actor
    return [asking(actor, {
      verb: 'since', of: who, args: [letter], back: act('status', who),
      text: [...(why === undefined ? [] : [say(why)]), say('status-from-ask', { name, status: say(`status-${STATUS_LETTERS[letter]}`) })],
      choices: [[{ label: say('day-today'), action: act('until', who, `${letter}${dayCode(place.today)}`) }]],
    })]
  }

  /** The last day, where the status may have one. */
  function askUntil(actor: Member, found: Of, { letter, from, why }: { letter: StatusLetter; from: Day; why?: string }): Reply[] {
    const { say } = actor
    const begun = `${letter}${dayCode(from)}`
    if (letter === 'f') return [here(preview(actor, found, { letter, from, last: null }))]
    return [asking(actor, {
      verb: 'until', of: found.who, args: [begun], back: act('status', found.who),
      text: [...(why === undefined ? [] : [say(why)]), say(letter === 'p' ? 'probation-until-ask' : 'status-until-ask')],
      choices: [[{ label: say('day-open'), action: act('status-ask', found.who, `${begun}${NONE}`) }]],
    })]
  }

  function preview(actor: Member, { who, name }: Of, { letter, from, last }: { letter: StatusLetter; from: Day; last: Day | null }) {
    const { say } = actor
    const vars = { name, status: say(`status-${STATUS_LETTERS[letter]}`), from: sayDay(say, from), ...(last !== null && { last: sayDay(say, last) }) }
    const key = last === null ? 'status-preview' : letter === 'p' ? 'probation-preview' : letter === 'g' ? 'guest-preview' : 'status-preview-until'
    const code = `${letter}${dayCode(from)}${last === null ? NONE : dayCode(last)}`
    return confirming(actor, {
      text: [say(key, vars)], yes: { label: say('button-save'), action: act('status-set', who, code) }, no: act('person', who), view: act('status-ask', who, code),
    })
  }

  function askClose(actor: Member, { who, place, name }: Of, why?: string): Reply[] {
    const { say } = actor
    const day = (key: string, at: Day): Choice[] => [{ label: say(key), action: act('close-ask', who, dayCode(at)) }]
    return [asking(actor, {
      verb: 'close', of: who, back: act('person', who), text: [...(why === undefined ? [] : [say(why)]), say('close-when', { name, org: place.name })],
      choices: [day('day-tomorrow', addDays(place.today, 1)), day('day-today', place.today)],
    })]
  }

  function closing(actor: Member, { who, place, name }: Of, day: Day) {
    const { say } = actor
    return confirming(actor, {
      text: [say('close-preview', { name, org: place.name, from: sayDay(say, day) }), say(day > place.today ? 'close-told' : 'close-at-once')],
      yes: { label: say('close-yes'), action: act('close-set', who, dayCode(day)) }, no: act('person', who), view: act('close-ask', who, dayCode(day)), danger: true,
    })
  }

  const changeOf = (letter: StatusLetter, from: Day, code: Day): StatusChange =>
    ({ status: STATUS_LETTERS[letter], from, last: dayCode(code) === NONE ? null : code })

  return {
    actions: {
      status: action(OfPerson, async (unit, actor, ids) => {
        const { who, name } = await of(unit, actor, ids)
        const { say } = actor
        const kinds = Object.entries(STATUS_LETTERS).map(([letter, status]): Choice[] => [{ label: capital(say(`status-${status}`)), action: act('since', who, letter) }])
        return [here({ text: html`${say('status-ask', { name })}`, choices: [...kinds, [{ label: say('button-back'), action: act('person', who) }]], view: act('status', who) })]
      }),
      since: action(z.tuple([Id, Id, Letter]), async (unit, actor, ids) => askFrom(actor, await of(unit, actor, ids), { letter: ids[2] })),
      until: action(z.tuple([Id, Id, Begun]), async (unit, actor, ids) => askUntil(actor, await of(unit, actor, ids), { letter: ids[2][0], from: ids[2][1] })),
      'status-ask': action(z.tuple([Id, Id, Whole]), async (unit, actor, ids) => {
        const [letter, from, code] = ids[2]
        return [here(preview(actor, await of(unit, actor, ids), { letter, ...changeOf(letter, from, code) }))]
      }),
      'status-set': action(z.tuple([Id, Id, Whole]), async (unit, actor, [organisationId, personId, [letter, from, code]]) => {
        const who = { organisationId, personId }
        await changeStatus(unit, actor, { who, change: changeOf(letter, from, code) })
        return [{ toast: actor.say('member-saved') }, ...(await person(unit, actor, who))]
      }),
      close: action(OfPerson, async (unit, actor, ids) => askClose(actor, await of(unit, actor, ids))),
      'close-ask': action(z.tuple([Id, Id, DayCode]), async (unit, actor, ids) => [here(closing(actor, await of(unit, actor, ids), ids[2]))]),
      'close-set': action(z.tuple([Id, Id, DayCode]), async (unit, actor, ids) => {
        const { who, place, name } = await of(unit, actor, ids)
        await closeMember(unit, actor, { who, day: ids[2], onLeft })
        const { say } = actor
        if (ids[2] > place.today) return [{ toast: say('member-saved') }, ...(await person(unit, actor, who))]
        return [here({ text: html`${say('close-done', { name })}`, choices: [[{ label: say('members-list'), action: listView(who.organisationId) }]] })]
      }),
      keep: action(OfPerson, async (unit, actor, [organisationId, personId]) => {
        const who = { organisationId, personId }
        await keepMember(unit, actor, who)
        return [{ toast: actor.say('member-saved') }, ...(await person(unit, actor, who))]
      }),
    },
    prompts: {
      since: prompt(z.tuple([Id, Id, Letter]), async (unit, actor, { args, text }) => {
        const found = await of(unit, actor, args)
        const from = comingDay(text, found.place)
        return from === null ? askFrom(actor, found, { letter: args[2], why: 'day-bad' }) : askUntil(actor, found, { letter: args[2], from })
      }),
      until: prompt(z.tuple([Id, Id, Begun]), async (unit, actor, { args, text }) => {
        const found = await of(unit, actor, args)
        const [letter, from] = args[2]
        const last = comingDay(text, found.place)
        return last === null || last < from ? askUntil(actor, found, { letter, from, why: 'day-bad-last' }) : [here(preview(actor, found, { letter, from, last }))]
      }),
      close: prompt(OfPerson, async (unit, actor, { args, text }) => {
        const found = await of(unit, actor, args)
        const day = comingDay(text, found.place)
        return day === null ? askClose(actor, found, 'day-bad') : [here(closing(actor, found, day))]
      }),
    },
  }
}

function comingDay(text: string, { today }: Place): Day | null {
  const day = typedDay(text)
  return day !== null && isComing(day, today) ? day : null
}
