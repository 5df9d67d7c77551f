/**
 * The attacker's arithmetic. A feature is anything that gives each candidate a number; the guess is whoever has the
 * largest (or the smallest) one. Which feature tells is learnt from letters of other months, whose authors the attacker
 * is given: a guess that is right more often than by chance is then a leak, and not a lucky search among many features.
 */
export type Trial = {
  /** Letters of one month share what was seen in it. */
  month: string
  author: string
  candidates: readonly string[]
  /** By name; one number a candidate, in their order. */
  features: ReadonlyMap<string, readonly number[]>
}

export type Verdict = {
  trials: number
  /** Share of authors guessed right, and by chance. */
  right: number
  chance: number
  /** By how many standard errors of a blind guess they differ. */
  errors: number
  /** The features that were followed. */
  by: string
}

/** A feature and the end of it at which the author is looked for. */
type Lead = { feature: string; sign: 1 | -1 }

/**
 * Two halves, every other month: what tells in the one is followed in the other. More and smaller parts would share
 * most of what they learn from, and the guesses would err together: with as many parts as months their spread was twice
 * what is divided by here.
 */
export function guess(trials: readonly Trial[]): Verdict {
  const months = [...new Set(trials.map(({ month }) => month))].toSorted()
  const halves = [0, 1].map((half) => trials.filter(({ month }) => months.indexOf(month) % 2 === half))
  const leads = halves.map(bestLead)
  const right = sum(halves.map((half, i) => sum(half.map((trial) => credit(trial, leads[1 - i] ?? null)))))
  const chances = trials.map(({ candidates }) => 1 / candidates.length)
  const expected = sum(chances)
  const error = Math.sqrt(sum(chances.map((p) => p * (1 - p))))
  const by = [...new Set(leads.map((lead) => (lead ? `${lead.sign > 0 ? 'most' : 'least'} ${lead.feature}` : 'nothing')))].join(' / ')
  return { trials: trials.length, right: right / trials.length, chance: expected / trials.length, errors: error === 0 ? 0 : (right - expected) / error, by }
}

/** The lead that was right most often, over what chance gave it. */
function bestLead(past: readonly Trial[]): Lead | null {
  const leads = [...new Set(past.flatMap(({ features }) => [...features.keys()]))].toSorted().flatMap((feature): Lead[] => [{ feature, sign: 1 }, { feature, sign: -1 }])
  let best: { lead: Lead; gain: number } | null = null
  for (const lead of leads) {
    const gain = sum(past.map((trial) => credit(trial, lead) - 1 / trial.candidates.length))
    if (best === null || gain > best.gain) best = { lead, gain }
  }
  return best?.lead ?? null
}

/** 1 when the guess is the author, shared where several look alike. */
function credit({ author, candidates, features }: Trial, lead: Lead | null): number {
  const scores = lead && features.get(lead.feature)
  if (!scores) return 1 / candidates.length
  const { sign } = lead
  const most = Math.max(...scores.map((score) => sign * score))
  const best = candidates.filter((_, i) => sign * (scores[i] ?? 0) === most)
  return best.includes(author) ? 1 / best.length : 0
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
