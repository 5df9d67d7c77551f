import type { Deed } from './deeds.ts'
import type { Entry } from './history.ts'

/** The secretary confirms the month's meeting: everybody is invited. */
const confirmsMeeting: Deed = async (player) => {
  await player.types('/start')
  for (const key of ['meeting-to-confirm', 'meeting-confirm', 'meeting-confirm-yes']) await player.presses(key)
}

/** Answers the invitation, from the start screen. */
const answers = (key: 'rsvp-come' | 'rsvp-excused'): Deed => async (player) => {
  await player.types('/start')
  await player.presses('rsvp-waits')
  await player.presses(key)
  if (key === 'rsvp-excused') await player.presses('absence-duty')
}

/** At the meeting: the roll, all but these; a conclusion; and the minutes adopted before everybody goes home. */
const holdsMeeting = (conclusion: string, absent: readonly string[]): Deed => async (player, { words, kept }) => {
  await player.types('/start')
  await player.presses('roll-open')
  await player.presses('roll-all')
  const say = words.for(kept.language)
  for (const name of absent) await player.chooses(`${say('roll-yes')}: ${name}`)
  for (const key of ['button-back', 'minutes-open', 'minutes-conclusion']) await player.presses(key)
  await player.types(say(conclusion))
  for (const key of ['minutes-adopt-open', 'minutes-adopt']) await player.presses(key)
}

/** What both branches do for each month's meeting, so many days after its self-check has opened; beside what history.ts says. */
export const BEFORE_MEETING: readonly Entry[] = [
  [0, '09:30', 'P02', confirmsMeeting],
  [0, '09:40', 'P08', confirmsMeeting],
  [1, '12:30', 'P05', answers('rsvp-come')],
  [1, '19:00', 'P09', answers('rsvp-come')],
  [2, '19:30', 'P13', answers('rsvp-come')],
  [3, '20:30', 'P03', answers('rsvp-come')],
  [4, '19:30', 'P19', answers('rsvp-come')],
  [5, '20:00', 'P14', answers('rsvp-excused')],
]

/** Minutes after the meeting has begun. */
export const AT_MEETING: readonly (readonly [minutes: number, who: string, does: Deed])[] = [
  [10, 'P02', holdsMeeting('invented-conclusion', ['Lương Thử Giang'])],
  [15, 'P08', holdsMeeting('invented-conclusion', [])],
]
