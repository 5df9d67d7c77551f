import { html } from '../../conversation/html.ts'
import type { NoticeKind } from '../../conversation/teller.ts'
import { Refusal } from '../../platform/errors.ts'
import { listOwnGists, OUTCOME, readOutcome } from './minutes-close.service.ts'
import { GIST } from './minutes.service.ts'
import { act } from './minutes.views.ts'

export const minutesNotices: Record<string, NoticeKind> = {
  [GIST]: { push: true, still: async (unit, actor, { meeting }) => (await listOwnGists(unit, actor)).some((one) => one.meeting.id === meeting) },
  /** Phrase 25: the day alone; what was concluded stands behind the button. */
  [OUTCOME]: {
    push: false, room: () => null,
    async draw(unit, actor, { meeting = '' }) {
      const found = await readOutcome(unit, actor, meeting).catch((error: unknown) => {
        if (error instanceof Refusal) return null
        throw error
      })
      if (!found) return null
      const { startsAt, timeZone, id } = found.sheet
      return { text: html`${actor.say('absentee-outcome', { date: actor.say.moment(startsAt, timeZone) })}`, choices: [[{ label: actor.say('button-open'), action: act('outcome', id) }]] }
    },
  },
}
