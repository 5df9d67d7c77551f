import { z } from 'zod'
import { Id } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Verb } from '../../conversation/screen.ts'
import { action, here, prompt } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Unit } from '../../platform/unit.ts'
import type { StatusLetter } from './members.rules.ts'
import { STATUS_LETTERS } from './members.rules.ts'
import { act, asking, capital, listView } from './members.screens.ts'
import type { Who } from './members.service.ts'
import { addMember, changeCell, changeDraft, draftMember, dropDraft, hasNamesake, placeFor, readCard, readDraft, renameMember, saveTail } from './members.service.ts'

const OfPerson = z.tuple([Id, Id]).transform(([organisationId, personId]): Who => ({ organisationId, personId }))
/** What somebody new may be; other statuses come with dates, and are entered afterwards. */
const NEW: StatusLetter[] = ['f', 'p', 'g']
const NewStatus = z.tuple([Id, Id, z.enum(['f', 'p', 'g'])])

type Show = (unit: Unit, actor: Member, who: Who) => Promise<Reply[]>

/** Somebody new, one question at a time; and the same questions for somebody who is there: name, group, second fact. */
export function addingParts({ person }: { person: Show }): { actions: Record<string, Verb>; prompts: Record<string, Verb> } {
  async function draft(unit: Unit, actor: Member, who: Who): Promise<Reply[]> {
    const { say } = actor
    const found = await readDraft(unit, actor, who)
    const place = await placeFor(unit, actor, { ...who, verb: 'change' })
    const status = (letter: StatusLetter): Choice[] => [{ label: capital(say(`status-${STATUS_LETTERS[letter]}`)), action: act('draft-as', who, letter) }]
    return [here({
      text: lines(
        html`<b>${say('draft-head', { name: found.fullName, org: place.name })}</b>`, say('member-status', { status: say(`status-${found.partyStatus}`) }),
        found.cell !== null && html`${say('member-cell', { cell: found.cell })}`, say(found.hasTail ? 'draft-tail' : 'draft-no-tail'),
        (await hasNamesake(unit, place, found)) && html`${say('draft-namesake', { name: found.fullName })}`,
      ),
      choices: [
        [{ label: say('draft-add'), action: act('join', who), look: 'primary' }],
        ...NEW.filter((letter) => STATUS_LETTERS[letter] !== found.partyStatus).map(status),
        [{ label: say('member-tail'), action: act('tail', who) }], [{ label: say('member-cell-change'), action: act('cell', who) }],
        [{ label: say('button-cancel'), action: act('drop', who) }],
      ],
      view: act('draft', who),
    })]
  }

  /** Where the question came from: the one who is being added, or a member. */
  async function back(unit: Unit, actor: Member, who: Who): Promise<Reply[]> {
    try {
      return await draft(unit, actor, who)
    } catch (error) {
      if (error instanceof Refusal) return person(unit, actor, who)
      throw error
    }
  }
  const isDraft = (unit: Unit, actor: Member, who: Who) => readDraft(unit, actor, who).then(() => true, (error: unknown) => {
    if (error instanceof Refusal) return false
    throw error
  })

  /** A question about one of them; what was typed wrong is asked again, with `why`. */
  async function ask(unit: Unit, actor: Member, { who, verb, text, choices = [], why }: { who: Who; verb: string; text: string; choices?: Choice[][]; why?: string }): Promise<Reply[]> {
    const fresh = await isDraft(unit, actor, who)
    if (!fresh) {
      const { mayChange } = await readCard(unit, actor, who)
      if (!mayChange) throw new Refusal('stale-button')
    }
    const { say } = actor
    return [asking(actor, { verb, of: who, text: [...(why === undefined ? [] : [say(why)]), say(text)], choices, back: act(fresh ? 'draft' : 'person', who), erased: verb === 'tail' })]
  }
  const askTail = (unit: Unit, actor: Member, who: Who, why?: string) => ask(unit, actor, { who, verb: 'tail', text: 'tail-ask', ...(why !== undefined && { why }) })
  const askName = (unit: Unit, actor: Member, who: Who, why?: string) => ask(unit, actor, { who, verb: 'rename', text: 'name-again-ask', ...(why !== undefined && { why }) })
  const askCell = (unit: Unit, actor: Member, who: Who, why?: string) => ask(unit, actor, {
    who, verb: 'cell', text: 'cell-ask', choices: [[{ label: actor.say('cell-none'), action: act('cell-none', who) }]], ...(why !== undefined && { why }),
  })
  const askNew = async (unit: Unit, actor: Member, { organisationId, why }: { organisationId: string; why?: string }): Promise<Reply[]> => {
    await placeFor(unit, actor, { organisationId, verb: 'change' })
    const { say } = actor
    return [asking(actor, { verb: 'name', of: organisationId, text: [...(why === undefined ? [] : [say(why)]), say('name-ask')], back: listView(organisationId) })]
  }

  return {
    actions: {
      name: action(z.tuple([Id]), (unit, actor, [organisationId]) => askNew(unit, actor, { organisationId })),
      draft: action(OfPerson, draft),
      'draft-as': action(NewStatus, async (unit, actor, [organisationId, personId, letter]) => {
        const who = { organisationId, personId }
        await changeDraft(unit, actor, { who, set: { partyStatus: STATUS_LETTERS[letter] } })
        return draft(unit, actor, who)
      }),
      join: action(OfPerson, async (unit, actor, who) => {
        await addMember(unit, actor, who)
        return [{ toast: actor.say('member-added') }, ...(await person(unit, actor, who))]
      }),
      drop: action(OfPerson, async (unit, actor, who) => {
        await dropDraft(unit, actor, who)
        return askNew(unit, actor, { organisationId: who.organisationId })
      }),
      tail: action(OfPerson, (unit, actor, who) => askTail(unit, actor, who)),
      rename: action(OfPerson, (unit, actor, who) => askName(unit, actor, who)),
      cell: action(OfPerson, (unit, actor, who) => askCell(unit, actor, who)),
      'cell-none': action(OfPerson, async (unit, actor, who) => {
        await changeCell(unit, actor, { who, text: null })
        return back(unit, actor, who)
      }),
    },
    prompts: {
      name: prompt(z.tuple([Id]), async (unit, actor, { args: [organisationId], text }) => {
        const made = await draftMember(unit, actor, { organisationId, text })
        return made ? draft(unit, actor, { organisationId, personId: made.personId }) : askNew(unit, actor, { organisationId, why: 'name-bad' })
      }),
      rename: prompt(OfPerson, async (unit, actor, { args: who, text }) =>
        (await renameMember(unit, actor, { who, text })) ? person(unit, actor, who) : askName(unit, actor, who, 'name-bad')),
      cell: prompt(OfPerson, async (unit, actor, { args: who, text }) =>
        (await changeCell(unit, actor, { who, text })) ? back(unit, actor, who) : askCell(unit, actor, who, 'cell-bad')),
      tail: prompt(OfPerson, async (unit, actor, { args: who, text }) =>
        (await saveTail(unit, actor, { who, text })) ? back(unit, actor, who) : askTail(unit, actor, who, 'tail-bad')),
    },
  }
}
