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
