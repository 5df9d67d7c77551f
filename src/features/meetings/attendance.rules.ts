import type { PartyStatus } from '../org/org.rules.ts'

/** What somebody means to do (phrase 21b). What was really so is `Presence`: two fields (AT3). */
export const INTENTIONS = ['come', 'excused', 'online'] as const
export type Intention = (typeof INTENTIONS)[number]
/** The kind of reason that enters the minutes with the name (phrase 22a). */
export const REASONS = ['ill', 'duty', 'away', 'family', 'other'] as const
export type Reason = (typeof REASONS)[number]
export type Presence = 'yes' | 'online' | 'no'

/** How many of those who take part: `all`, and of them by what they mean to do and by what was so. */
export type Counts = { all: number; come: number; excused: number; online: number; silent: number; present: number; absent: number }

export function countsOf(people: readonly { intention: Intention | null; present: Presence | null }[]): Counts {
  const meant = (what: Intention | null) => people.filter(({ intention }) => intention === what).length
  const was = (...what: Presence[]) => people.filter(({ present }) => present !== null && what.includes(present)).length
  return { all: people.length, come: meant('come'), excused: meant('excused'), online: meant('online'), silent: meant(null), present: was('yes', 'online'), absent: was('no') }
}

/** Who counts in a vote (AT8): `voters` with the right to vote, `needed` more than half of them; the others stand apart. */
export type Quorum = { voters: number; needed: number; present: number; probationary: number; exempt: number; suspended: number; away: number }

/** Full members, also those who live their Party life here for a time. A resolution needs more than half of all of them. */
const VOTING: readonly PartyStatus[] = ['full', 'guest']

export function quorumOf(people: readonly { partyStatus: PartyStatus; present: Presence | null }[]): Quorum {
  const of = (status: PartyStatus) => people.filter(({ partyStatus }) => partyStatus === status).length
  const voting = people.filter(({ partyStatus }) => VOTING.includes(partyStatus))
  return {
    voters: voting.length, needed: Math.floor(voting.length / 2) + 1, present: voting.filter(({ present }) => present === 'yes' || present === 'online').length,
    probationary: of('probationary'), exempt: of('exempt'), suspended: of('suspended'), away: of('away'),
  }
}

/** "All present but…": nobody's mark is changed; who asked to be excused is absent, who said online is there online. */
export function rolled({ intention, present }: { intention: Intention | null; present: Presence | null }): Presence {
  if (present !== null) return present
  return intention === 'excused' ? 'no' : intention === 'online' ? 'online' : 'yes'
}

/** What a press on a name makes of its mark. */
export function turned(present: Presence | null, { online }: { online: boolean }): Presence {
  if (present === 'yes') return 'no'
  return present === 'no' && online ? 'online' : 'yes'
}

/** Private words beside a reason: a line or two. */
export const MOST_WORDS = 500

/** Whether an absence counts as excused: as the branch has decided, until then as it was asked for. */
export function isExcused({ excused, intention }: { excused: boolean | null; intention: Intention | null }): boolean {
  return excused ?? intention === 'excused'
}
