import { z } from 'zod'
import { Id, NoArgs } from '../../conversation/actions.ts'
import type { Member, Reply, Screen, Verb, Waiting } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { SNOOZES } from './reminders.rules.ts'
import { REMINDER, reminderScreen, withStanding } from './reminders.screens.ts'
import { askOpen, snooze, standingOf, wishSilence } from './reminders.service.ts'
import type { OpenRound } from './self-check.repo.ts'
import { currentRound, openRoundOf, readCheck, roundPeriod } from './self-check.service.ts'
import { OPEN } from './self-check.views.ts'

type Entry = { open: (unit: Unit, actor: Member) => Promise<Reply[]>; closed: (actor: Member, period: string) => Reply[] }

/** The screen behind a reminder, and what a member may wish of them. */
export function reminderActions({ open, closed }: Entry): Record<string, Verb> {
  /** On a round that is open for this member and not finished; any other is closed, or shown as it is now. */
  const on = async (unit: Unit, actor: Member, roundId: string, run: (round: OpenRound) => Promise<Reply[]>): Promise<Reply[]> => {
    const round = await openRoundOf(unit, actor, roundId)
    if (!round) return closed(actor, await roundPeriod(unit, actor, roundId))
    return round.done ? open(unit, actor) : run(round)
  }
  const shown = async (unit: Unit, actor: Member, round: OpenRound): Promise<Reply> => {
    const check = round.checkId === null ? null : await readCheck(unit, actor, round.checkId)
    return here(reminderScreen(actor, { round, check, standing: await standingOf(unit, actor, round), now: unit.now }))
  }
  return {
    reminder: action(NoArgs, async (unit, actor) => {
      const round = await currentRound(unit, actor)
      return round && !round.done ? [await shown(unit, actor, round)] : open(unit, actor)
    }),
    snooze: action(z.tuple([Id, z.enum(SNOOZES)]), (unit, actor, [id, choice]) => on(unit, actor, id, async (round) => {
      const at = await snooze(unit, actor, { round, choice })
      return [{ toast: actor.say('reminder-set', { date: actor.say.moment(at, round.timeZone) }) }, await shown(unit, actor, round)]
    })),
    silence: action(z.tuple([Id, z.enum(['on', 'off'])]), (unit, actor, [id, chosen]) => on(unit, actor, id, async (round) => {
      await wishSilence(unit, actor, { period: round.period, silent: chosen === 'on' })
      return [{ toast: actor.say(chosen === 'on' ? 'reminder-silenced' : 'reminder-resumed') }, await shown(unit, actor, round)]
    })),
    // The secretary's (phrase 19b): the answer is the same whomever it reaches.
    'remind-open': action(z.tuple([Id]), async (unit, actor, [organisationId]) => {
      await askOpen(unit, actor, organisationId)
      return [{ toast: actor.say('secretary-reminded') }]
    }),
  }
}

/** The check while it is not finished: as an invitation, or as a reminder once there was one. */
export async function waitingCheck(unit: Unit, actor: Member): Promise<Waiting[]> {
  const round = await currentRound(unit, actor)
  if (!round || round.done) return []
  const { say } = actor
  const { reminded, silent, snoozedUntil } = await standingOf(unit, actor, round)
  const month = say.month(round.period)
  return [{
    label: say('waiting-check', { month }), action: reminded || silent || snoozedUntil ? REMINDER : OPEN,
    line: say('waiting-check-until', { month, date: say.moment(round.closesAt, round.timeZone) }),
  }]
}

/** A screen of the check's entry, with what holds for its reminders where that is not the usual. */
export async function entered(unit: Unit, actor: Member, screen: Screen): Promise<Reply> {
  const round = await currentRound(unit, actor)
  if (!round || round.done) return here(screen)
  return here(withStanding(actor, screen, { round, standing: await standingOf(unit, actor, round), now: unit.now }))
}
