import { actionOf } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import type { Html } from '../../conversation/html.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Actor, Choice, Screen } from '../../conversation/screen.ts'
import { SIGN_COUNT } from '../catalog/catalog.rules.ts'
import { nextSign } from './entry.screens.ts'
import type { Standing } from './reminders.repo.ts'
import type { Snooze } from './reminders.rules.ts'
import { minutesLeft, SNOOZES, snoozeTimes } from './reminders.rules.ts'
import { countAnswered } from './self-check.record.ts'
import type { OpenRound } from './self-check.repo.ts'
import type { Check } from './self-check.rules.ts'
import { act, FEATURE } from './self-check.views.ts'

export const REMINDER = actionOf(FEATURE, 'reminder')

const SNOOZE_WORDS: Record<Snooze, string> = { hours: 'reminder-hours', evening: 'reminder-evening', morning: 'reminder-morning' }

/** Phrase 13: how far it is, and when to be reminded again. `check` is null while it is not begun. */
export function reminderScreen(actor: Actor, { round, check, standing, now }: { round: OpenRound; check: Check | null; standing: Standing; now: Date }): Screen {
  const { say } = actor
  const done = check ? countAnswered(check.record) : 0
  const quiet = (silent: boolean) => actionOf(FEATURE, 'silence', round.id, silent ? 'on' : 'off')
  const offered = snoozeTimes(now, { zone: round.timeZone, closesAt: round.closesAt })
  const snoozes = SNOOZES.filter((choice) => offered[choice])
    .map((choice): Choice => ({ label: say(SNOOZE_WORDS[choice]), action: actionOf(FEATURE, 'snooze', round.id, choice) }))
  return {
    text: lines(
      say(round.putOff ? 'reminder-put-off' : 'reminder', {
        month: say.month(round.period), done, minutes: minutesLeft(done, round), date: say.moment(round.meetsAt, round.timeZone),
        ...(round.putOff && { closes: say.moment(round.closesAt, round.timeZone) }),
      }),
      ...standingLines(actor, { round, standing, now }),
    ),
    choices: [
      ...onward(actor, { round, check }),
      ...(standing.silent ? [[{ label: say('reminder-again'), action: quiet(false) }]]
        : [...snoozes.map((choice) => [choice]), [{ label: say('reminder-silence'), action: quiet(true) }]]),
      [{ label: say('command-start'), action: HOME }],
    ],
    view: REMINDER,
  }
}

/** On with the check from where it stands; a check not begun in either way through. */
function onward({ say }: Actor, { round, check }: { round: OpenRound; check: Check | null }): Choice[][] {
  if (!check) {
    const start = (label: string, way: string): Choice[] => [{ label: say(label), action: actionOf(FEATURE, 'start', round.id, way), look: 'primary' }]
    return [start('self-check-begin', 'one'), start('way-groups', 'nine')]
  }
  const next = nextSign(check)
  if (next === null) return [[{ label: say('resume-review'), action: act('summary', check.id, 1), look: 'primary' }]]
  return [[{ label: say('resume-continue', { next: Math.min(next, SIGN_COUNT) }), action: act('skip', check.id, check.record.at), look: 'primary' }]]
}

/** What the member has chosen, and whether nobody is nagged now (phrase 39d). Nothing of it is shown to anybody else. */
function standingLines({ say }: Actor, { round, standing, now }: { round: OpenRound; standing: Standing; now: Date }): Html[] {
  const { silent, snoozedUntil, absentUntil } = standing
  return [
    ...(absentUntil ? [say('reminders-paused', { day: say.day(new Date(absentUntil), 'UTC') })] : []),
    ...(silent ? [say('reminder-silent')] : []),
    ...(!silent && snoozedUntil && snoozedUntil > now ? [say('reminder-snoozed', { date: say.moment(snoozedUntil, round.timeZone) })] : []),
  ].map((text) => html`${text}`)
}

/** An entry of the check, with what holds for its reminders where that is not the usual. */
export function withStanding(actor: Actor, screen: Screen, { round, standing, now }: { round: OpenRound; standing: Standing; now: Date }): Screen {
  const said = standingLines(actor, { round, standing, now })
  const again: Choice[][] = standing.silent ? [[{ label: actor.say('reminder-again'), action: actionOf(FEATURE, 'silence', round.id, 'off') }]] : []
  return said.length === 0 ? screen : { ...screen, text: lines(screen.text, ...said), choices: [...(screen.choices ?? []), ...again] }
}
