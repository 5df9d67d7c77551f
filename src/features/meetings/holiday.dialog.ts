import { z } from 'zod'
import { actionOf, Id } from '../../conversation/actions.ts'
import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import type { Dialog, Member, Screen } from '../../conversation/screen.ts'
import { action, here } from '../../conversation/screen.ts'
import { Refusal } from '../../platform/errors.ts'
import { oneView } from '../org/settings.screens.ts'
import type { OnHoliday } from './holiday.service.ts'
import { listMyHolidays } from './holiday.service.ts'

const holidayView = (org: string): string => actionOf('meetings', 'holiday', org)

/** What the secretary reads of a meeting that falls on a holiday: the day stays unless somebody changes it. */
export const holidayDialog: Dialog = {
  feature: 'meetings',
  async waiting(unit, actor) {
    return (await listMyHolidays(unit, actor)).map(({ meeting }) => ({ label: actor.say('meeting-on-holiday-open'), action: holidayView(meeting.organisationId) }))
  },
  actions: {
    holiday: action(z.tuple([Id]), async (unit, actor, [org]) => {
      const found = (await listMyHolidays(unit, actor)).find(({ meeting }) => meeting.organisationId === org)
      if (!found) throw new Refusal('stale-button')
      return [here(holidayScreen(actor, found))]
    }),
  },
}

function holidayScreen({ say, memberships }: Member, { meeting, holiday }: OnHoliday): Screen {
  const { organisationId, startsAt, timeZone } = meeting
  return {
    text: lines(
      html`<b>${memberships.find((one) => one.organisationId === organisationId)?.organisation ?? ''}</b>`,
      say('meeting-on-holiday', { date: say.moment(startsAt, timeZone), holiday: say(holiday) }),
    ),
    choices: [[{ label: say('setting-name-meeting-day'), action: oneView(organisationId, 'meeting.day') }], [{ label: say('command-start'), action: HOME }]],
    view: holidayView(organisationId),
  }
}
