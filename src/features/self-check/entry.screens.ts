import { html, lines } from '../../conversation/html.ts'
import type { Actor, Choice, Member, Screen } from '../../conversation/screen.ts'
import { actionOf } from '../../conversation/actions.ts'
import { zoneOf } from '../org/mydata.screens.ts'
import { HISTORY } from './history.screens.ts'
import { countAnswered, missing } from './self-check.record.ts'
import type { OpenRound } from './self-check.repo.ts'
import type { Check } from './self-check.rules.ts'
import { MINUTES } from './self-check.rules.ts'
import { act, FEATURE, OPEN } from './self-check.views.ts'

// What stands here names no sign and no answer: these screens need no protection.

/** Phrase 3, and both ways through: each begins with one tap. */
export function inviteScreen({ say }: Actor, { id, period, meetsAt, putOff, closesAt, timeZone, before }: OpenRound): Screen {
  const start = (label: string, way: string): Choice => ({ label: say(label), action: actionOf(FEATURE, 'start', id, way), look: 'primary' })
  return {
    text: lines(say(putOff ? 'self-check-invite-put-off' : 'self-check-invite', {
      month: say.month(period), date: say.moment(meetsAt, timeZone), minutes: before ? MINUTES.later : MINUTES.first,
      ...(putOff && { closes: say.moment(closesAt, timeZone) }),
    })),
    choices: [
      [start('self-check-begin', 'one')], [start('way-groups', 'nine')],
      [{ label: say('self-check-not-now'), action: actionOf(FEATURE, 'later') }],
    ],
    view: OPEN,
  }
}

/** How far a check has come (phrase 12). `next` is the sign to go on with. Who was linked anew reads why it is so little. */
export function resumeScreen(actor: Member, { id, record }: Check, next: number): Screen {
  const { say } = actor
  const choices: Choice[] = [
    { label: say('resume-continue', { next }), action: act('skip', id, record.at), look: 'primary' },
    { label: say('resume-review'), action: act('summary', id, 1) },
    { label: say('resume-restart'), action: act('restart', id) },
  ]
  if (record.previous) choices.push({ label: say('restart-undo'), action: act('restore', id) })
  return {
    text: lines(
      say('resume', { done: countAnswered(record), next }),
      record.locked && say('locked', { date: say.moment(new Date(record.locked.until), zoneOf(actor)) }),
    ),
    choices: choices.map((choice) => [choice]),
    view: act('stand', id),
  }
}

/** Phrase 10. */
export function submittedScreen({ say }: Actor, { id, period }: Check): Screen {
  return {
    text: lines(say('self-check-submitted', { month: say.month(period) })),
    choices: [
      [{ label: say('submitted-amend'), action: act('summary', id, 1) }], [{ label: say('raise-open'), action: act('raises', id, 1) }],
      [{ label: say('speaking-open'), action: act('speak', id, 1) }], [{ label: say('history-open'), action: HISTORY }],
    ],
    view: act('stand', id),
  }
}

export function restartScreen({ say }: Actor, { id }: Check): Screen {
  return {
    text: lines(say('restart-ask')),
    choices: [
      [{ label: say('restart-yes'), action: act('again', id), look: 'danger' }],
      [{ label: say('restart-no'), action: act('stand', id) }],
    ],
    view: act('restart', id),
  }
}

/** Phrase 16, behind every button of a month that is over. */
export function closedScreen({ say }: Actor, period: string): Screen {
  return {
    text: lines(say('round-closed', { month: say.month(period) })),
    choices: [[{ label: say('round-current'), action: OPEN }]],
    view: OPEN,
  }
}

/** Nothing is open for this person. `last` is an unfinished draft that is still kept. */
export function nothingOpenScreen({ say }: Actor, { next, others, last }: {
  next: { at: Date; timeZone: string } | null
  /** A round is open in the person's branch, without this person. */
  others: boolean
  last: Check | null
}): Screen {
  const kept = last?.keepUntil && !last.done && say('draft-kept', {
    month: say.month(last.period), done: countAnswered(last.record), day: say.day(last.keepUntil, 'UTC'),
  })
  const state = others ? say('not-in-round') : next ? say('no-round-until', { date: say.moment(next.at, next.timeZone) }) : say('no-round')
  return {
    text: lines(kept || undefined, html`${state}`),
    choices: [
      ...(kept && last ? [[{ label: say('draft-open'), action: act('past', last.id, 1) }]] : []), [{ label: say('history-open'), action: HISTORY }],
    ],
    view: OPEN,
  }
}

/** Where a resumed check goes on. */
export function nextSign({ record }: Check): number | null {
  const left = missing(record)
  return left.find((n) => n >= record.at) ?? left[0] ?? null
}
