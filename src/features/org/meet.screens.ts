import { actionOf } from '../../conversation/actions.ts'
import { html, lines } from '../../conversation/html.ts'
import { HOME } from '../../conversation/home.ts'
import type { Member, Screen } from '../../conversation/screen.ts'
import type { ToMeet } from './meet.service.ts'

/** "Met, it is this person": the number must stand on the phone of whoever is in the room. */
export function meetScreen({ say }: Member, { personId, fullName, organisation, until, zone, number, others }: ToMeet): Screen {
  return {
    text: lines(
      html`<b>${fullName}</b>, ${organisation}`, html`${say('confirm-ask', { name: fullName, number, date: say.moment(until, zone) })}`,
      others ? html`${say('hands-second-account', { name: fullName })}` : undefined,
    ),
    choices: [
      [{ label: say('confirm-yes'), action: actionOf('org', 'confirm', personId, number) }],
      [{ label: say('confirm-no'), action: actionOf('org', 'refuse', personId, number), look: 'danger' }],
      [{ label: say('button-back'), action: HOME }],
    ],
    view: actionOf('org', 'vouch', personId),
  }
}
