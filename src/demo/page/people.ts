import { say } from '../../channels/web/page/words.ts'
import type { DemoPerson } from '../contract.ts'

/** Who somebody is, and what can be tried as this person. */

const TRIES = {
  member: ['demo-member-1', 'demo-member-2', 'demo-member-3', 'demo-member-4', 'demo-member-5'],
  secretary: ['demo-secretary-1', 'demo-secretary-2', 'demo-secretary-3', 'demo-secretary-4', 'demo-secretary-5', 'demo-reader-1'],
  helper: ['demo-helper-1', 'demo-helper-2', 'demo-reader-1', 'demo-reader-2'],
  above: ['demo-officer-1', 'demo-officer-2', 'demo-officer-3', 'demo-reader-2'],
  newcomer: ['demo-newcomer-1', 'demo-newcomer-2', 'demo-newcomer-3'],
}

export function triesOf(person: DemoPerson): string[] {
  return TRIES[partOf(person)].map((key) => say(key))
}

/** A committee above opens no rounds: whoever leads it sees what its officer sees. */
function partOf({ role, joined, orgKind }: DemoPerson): keyof typeof TRIES {
  if (!joined) return 'newcomer'
  if (orgKind === 'committee' || role === 'officer') return 'above'
  return role === 'member' || role === 'secretary' ? role : 'helper'
}

export function roleOf({ role }: DemoPerson): string {
  return say(`role-${role}`)
}

/** Where this person is played: always the same tab. */
export function pageOf({ code }: DemoPerson): { href: string; target: string } {
  return { href: `/as/${code}/`, target: `chibo-${code}` }
}
