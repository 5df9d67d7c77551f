import type { DocumentKind } from '../../conversation/documents.ts'
import { slipsPaper } from '../../conversation/slips.ts'
import { may } from './access.rules.ts'
import { listInvitations } from './invites.service.ts'
import { findOrganisations } from './org.service.ts'

/**
 * The invitations that can be used now, to print and cut, for secretary and deputy (MR2): of an organisation, or of one
 * person there (`organisation.person`).
 * @param link opens Chibo with a code; null while the channel has none
 * @param web the same on the web page
 */
export function inviteSheet(link: (code: string) => string | null, web: (code: string) => string | null): DocumentKind {
  return async (unit, actor, id) => {
    const [organisationId = '', personId] = id.split('.')
    if (!may(actor, 'change', { kind: 'roster', org: organisationId, ...(personId !== undefined && { owner: personId }) }, unit.now)) return null
    const organisation = (await findOrganisations(unit, [organisationId])).get(organisationId)
    if (!organisation) return null
    const open = (await listInvitations(unit, organisationId)).filter((row) => personId === undefined || row.personId === personId)
    if (open.length === 0) return null
    const { say } = actor
    const slips = open.map(({ fullName, code, expiresAt }) => ({ name: fullName, code, link: link(code), web: web(code), until: say.moment(expiresAt, organisation.timeZone) }))
    return { name: say('invite-sheet-name'), paper: slipsPaper(slips, { say }), organisationId, names: open.map((row) => row.personId) }
  }
}
