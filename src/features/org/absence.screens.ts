import { actionOf } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Actor, Choice, Reply, Screen } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import type { Day } from '../../platform/calendar.ts'
import type { AbsenceRow } from './absence.repo.ts'
import { MOST, shortDay, SPANS } from './absence.rules.ts'
import type { Whose } from './absence.service.ts'

/** The days of somebody whom the reader leads, for the screen of that person. */
export function absenceChoiceOf(say: Say, personId: string): Choice {
  return { label: say('absence-open-of'), action: actionOf('absence', 'of', personId) }
}

const viewOf = ({ own, personId }: Whose): string => (own ? actionOf('absence', 'open') : actionOf('absence', 'of', personId))
const dayWord = (say: Say, day: Day): string => say.day(new Date(day), 'UTC')

/** Whose days are entered, what they are, and the ways to enter or to end some. */
export function absenceScreen(actor: Actor, whose: Whose, absences: AbsenceRow[]): Screen {
  const { say } = actor
  const { own, personId, name, today, organisationId } = whose
  return {
    text: lines(
      html`<b>${own ? say('absence-own') : say('absence-whose', { name })}</b>`,
      say('absence-meaning'), '',
      ...absences.map(({ from, to, enteredBy, enteredName }) => {
        const days = say('absence-days', { day: dayWord(say, from), until: dayWord(say, to) })
        return enteredBy === personId ? html`${days}` : html`${days} ${say('absence-by', { name: enteredName })}`
      }),
      absences.length === 0 && say('absence-none'),
    ),
    choices: [
      ...absences.map((row): Choice[] => [{ label: endWords(say, row, { today, one: absences.length === 1 }), action: actionOf('absence', 'end', row.id) }]),
      ...(absences.length < MOST ? [[
        { label: say('absence-from-today'), action: actionOf('absence', 'from', personId, shortDay(today)) },
        { label: say('absence-from-day'), action: actionOf('absence', 'ask-from', personId) },
      ]] : []),
      [own ? { label: say('command-start'), action: HOME } : { label: say('button-back'), action: actionOf('members', 'person', organisationId, personId) }],
    ],
    view: viewOf(whose),
  }
}

/** The last day: by a button, or typed. */
export function untilReply(actor: Actor, whose: Whose, from: Day): Reply {
  const { say } = actor
  const { personId } = whose
  const day = shortDay(from)
  const spans = SPANS.map(({ label }, i): Choice => ({ label: say(label), action: actionOf('absence', 'set', personId, `${day}.${i + 1}`) }))
  return {
    ask: { action: actionOf('absence', 'until', personId, day), wants: 'text' },
    show: {
      text: lines(say('absence-until-ask', { day: dayWord(say, from) }), say('absence-until-type')),
      choices: [spans.slice(0, 2), spans.slice(2), [{ label: say('button-cancel'), action: viewOf(whose) }]],
    },
  }
}

/** The first day, typed. */
export function fromReply({ say }: Actor, whose: Whose): Reply {
  return {
    ask: { action: actionOf('absence', 'from', whose.personId), wants: 'text' },
    show: { text: lines(say('absence-from-ask')), choices: [[{ label: say('button-cancel'), action: viewOf(whose) }]] },
  }
}

/** Which one it ends is said where there are several. */
function endWords(say: Say, { from, to }: AbsenceRow, { today, one }: { today: Day; one: boolean }): string {
  const day = `${shown(from)}–${shown(to)}`
  if (from <= today) return one ? say('absence-end') : say('absence-end-of', { day })
  return one ? say('absence-drop') : say('absence-drop-of', { day })
}

/** `2026-12-15` → `15/12` */
function shown(day: Day): string {
  return `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
}
