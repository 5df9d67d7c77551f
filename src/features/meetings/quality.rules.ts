/** A meeting's own estimate, 100 points (current rules c.5). The branch votes on it and the superior decides: these are proposals. */
export const QUALITY = { time: 5, attendance: 5, preparation: 10, conduct: 40, principles: 5, results: 30, close: 5 } as const
export type Criterion = keyof typeof QUALITY
export const CRITERIA = Object.keys(QUALITY) as Criterion[]
export type Points = Partial<Record<Criterion, number>>

/** What can be counted of a meeting. `minutes`: how long it took, null while it lasts; `late`: minutes behind the hour. */
export type Countable = {
  minutes: number | null
  asked: number
  late: number | null
  present: number
  expected: number
  /** Hours before the meeting at which agenda and papers were there; null: never. */
  postedAhead: number | null
  tasks: { done: number; all: number }
}

/** A regular meeting lasts so long, and so long with a themed one on the same evening. */
export const LEAST_MINUTES = { single: 90, joined: 120 } as const
const DAY = 24

/** The points that follow from what was counted; what people must judge has none. */
export function countedPoints({ minutes, asked, late, present, expected, postedAhead, tasks }: Countable): Points {
  return {
    ...(minutes !== null && { time: (minutes >= asked ? 3 : Math.floor((3 * minutes) / asked)) + ((late ?? 0) <= 10 ? 2 : 0) }),
    ...(expected > 0 && { attendance: part(QUALITY.attendance, present, expected) }),
    preparation: postedAhead === null ? 0 : postedAhead >= DAY ? QUALITY.preparation : QUALITY.preparation / 2,
    ...(tasks.all > 0 && { results: part(QUALITY.results, tasks.done, tasks.all) }),
  }
}

/** The sum, null while a part has no points; and the word for it. */
export function levelOf(points: Points): { sum: number; level: 'good' | 'fair' | 'middling' | 'weak' } | null {
  const all = CRITERIA.map((criterion) => points[criterion])
  if (all.some((one) => one === undefined)) return null
  const sum = all.reduce<number>((total, one) => total + (one ?? 0), 0)
  return { sum, level: sum >= 90 ? 'good' : sum >= 70 ? 'fair' : sum >= 50 ? 'middling' : 'weak' }
}

/** Points as typed: a whole number from nought to what the part has. */
export function typedPoints(criterion: Criterion, text: string): number | null {
  const found = /^\d{1,2}$/.exec(text.trim())
  const points = Number(found?.[0] ?? -1)
  return points >= 0 && points <= QUALITY[criterion] ? points : null
}

function part(most: number, some: number, all: number): number {
  return Math.floor((most * Math.min(some, all)) / all)
}
