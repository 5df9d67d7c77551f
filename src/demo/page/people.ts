import { say } from '../../channels/web/page/words.ts'
import type { DemoPerson } from '../contract.ts'

/** Who somebody is, and what can be tried as this person. */

const TRIES = {
  member: ['demo-member-1', 'demo-member-2', 'demo-member-3', 'demo-member-4'],
  secretary: ['demo-secretary-1', 'demo-secretary-2', 'demo-secretary-3', 'demo-secretary-4', 'demo-secretary-5'],
  helper: ['demo-helper-1', 'demo-helper-2'],
  officer: ['demo-officer-1', 'demo-officer-2'],
  newcomer: ['demo-newcomer-1', 'demo-newcomer-2', 'demo-newcomer-3'],
}

export function triesOf({ role, joined }: DemoPerson): string[] {
  if (!joined) return TRIES.newcomer.map((key) => say(key))
  const part = role === 'deputySecretary' || role === 'committeeMember' ? 'helper' : role
  return TRIES[part].map((key) => say(key))
}

export function roleOf({ role }: DemoPerson): string {
  return say(`role-${role}`)
}

/** Where this person is played: always the same tab. */
export function pageOf({ code }: DemoPerson): { href: string; target: string } {
  return { href: `/as/${code}/`, target: `chibo-${code}` }
}
