import type { Role } from '../../conversation/screen.ts'
import { isReader } from '../org/access.rules.ts'
import type { Named, Subject } from './case.record.ts'

/** Who holds an office that reads: `linked` with an account and a consent that stands. */
export type Holder = Named & { organisationId: string; kind: 'branch' | 'committee'; linked: boolean }

/** Readers that a case should have at least (FB5). */
export const ENOUGH = 2
/** More than these few do not read a case, whatever the size of a committee. */
const MOST_READERS = 12
/** PV39: minutes before a meeting and after its beginning in which nothing is written. */
export const SHUT_MINUTES = { before: 15, after: 180 } as const

/** Who reads the feedback that an organisation holds: of a committee its leaders and officers, of a branch all its readers. */
export function readsFor({ kind, role }: { kind: 'branch' | 'committee'; role: Role }): boolean {
  return kind === 'branch' ? isReader(role) : role === 'officer' || (isReader(role) && role !== 'committeeMember')
}

/**
 * Who must never read a piece of feedback because of whom it is about: the person, or every member of the collective
 * (PV15). `people`: today's members of the branch.
 */
export function concerned(subject: Subject, people: readonly { personId: string; role: Role }[]): string[] {
  if (subject.kind === 'person') return [subject.personId]
  return people.filter(({ role }) => subject.kind === 'branch' || isReader(role)).map(({ personId }) => personId)
}

export type Level = { organisationId: string; readers: Named[] }

/** Of the holders of each organisation on the way up, nearest first, those who may read: linked, and in no conflict at any level (PV16). */
export function levels(chain: readonly string[], { holders, barred }: { holders: readonly Holder[]; barred: readonly string[] }): Level[] {
  return chain.map((organisationId) => {
    const readers = new Map<string, Named>()
    for (const { linked, kind, organisationId: of, ...named } of holders) {
      if (of !== organisationId || !linked || !readsFor({ kind, role: named.role }) || barred.includes(named.personId)) continue
      if (!readers.has(named.personId)) readers.set(named.personId, named)
    }
    return { organisationId, readers: [...readers.values()].slice(0, MOST_READERS) }
  })
}

/** The nearest level with two readers; where there is none, the nearest with one; null where nobody can read it (FB5). */
export function nearest(found: readonly Level[]): Level | null {
  return found.find(({ readers }) => readers.length >= ENOUGH) ?? found.find(({ readers }) => readers.length > 0) ?? null
}
