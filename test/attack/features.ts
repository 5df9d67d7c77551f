import type { Evidence, Letter, Moment, Sight } from './evidence.ts'
import type { Trial } from './guesser.ts'

/** As soon as that a telephone buzzes because of what somebody else did. */
const ECHO = 10 * 60_000

type Features = Map<string, readonly number[]>

/** Every number that the evidence gives for each candidate of a letter. */
export function trialOf(letter: Letter, evidence: Evidence): Trial {
  const features: Features = new Map([
    ...changes(letter, evidence), ...names(letter, evidence), ...glances(letter, evidence), ...moments(letter, evidence), ...echoes(letter, evidence), ...pieces(letter, evidence),
  ])
  return { month: letter.month, author: letter.author, candidates: letter.candidates, features }
}

/**
 * Something became different between two looks: who used Chibo in between? First difference, and all of them; each
 * shared among those who were seen.
 */
function* changes({ candidates, from, to }: Letter, { sights, sessions }: Evidence): Generator<[string, readonly number[]]> {
  const within = sights.filter(({ at }) => at >= from && at < to)
  for (const [surface, seen] of bySurface(within)) {
    const kinds = new Set(seen.flatMap(({ numbers }) => Object.keys(numbers)))
    for (const kind of ['text', ...kinds]) {
      const steps = seen.slice(1).map((sight, i) => ({ after: seen[i]?.at ?? from, until: sight.at, amount: differs(kind, seen[i], sight) }))
      const told = steps.filter(({ amount }) => amount !== 0)
      yield [`${surface}: ${kind} changed while in use`, candidates.map((who) => blame(who, told, sessions))]
      yield [`${surface}: ${kind} changed first while in use`, candidates.map((who) => blame(who, told.slice(0, 1), sessions))]
      yield [`${surface}: ${kind} grew while in use`, candidates.map((who) => blame(who, told.filter(({ amount }) => amount > 0), sessions))]
    }
  }
}

function differs(kind: string, before: Sight | undefined, after: Sight): number {
  if (kind === 'text') return before?.text === after.text ? 0 : 1
  return (after.numbers[kind] ?? 0) - (before?.numbers[kind] ?? 0)
}

function blame(who: string, steps: readonly { after: number; until: number; amount: number }[], sessions: readonly Moment[]): number {
  return sum(steps.map(({ after, until, amount }) => {
    const active = sessions.filter(({ at }) => at > after && at <= until)
    return active.some((one) => one.who === who) ? Math.abs(amount) / new Set(active.map((one) => one.who)).size : 0
  }))
}

/** Where names stand: how often, in which order, and what stands beside one that does not stand beside the others. */
function* names({ candidates, from, to }: Letter, { sights, names: called }: Evidence): Generator<[string, readonly number[]]> {
  const within = sights.filter(({ at, text }) => at >= from && at < to && candidates.some((who) => text.includes(called.get(who) ?? who)))
  for (const [surface, seen] of bySurface(within)) {
    const lines = seen.map(({ text }) => text.split('\n'))
    const beside = (who: string, look: readonly string[]) => look.find((line) => line.includes(called.get(who) ?? who))?.replace(called.get(who) ?? who, '').replaceAll(/\d+/g, '#') ?? ''
    yield [`${surface}: name stands there`, candidates.map((who) => sum(lines.map((look) => look.filter((line) => line.includes(called.get(who) ?? who)).length)))]
    yield [`${surface}: place of the name`, candidates.map((who) => sum(seen.map(({ text }) => text.indexOf(called.get(who) ?? who))))]
    yield [`${surface}: rare words beside the name`, candidates.map((who) => sum(lines.map((look) => rarity(beside(who, look), candidates.map((one) => beside(one, look))))))]
  }
}

/** What differs on one start screen from those of the others. */
function* glances({ candidates, from, to }: Letter, { glances: seen }: Evidence): Generator<[string, readonly number[]]> {
  const of = (who: string) => (seen.get(who) ?? []).filter(({ at }) => at >= from && at < to)
  const looks = candidates.map(of)
  const surfaces = new Set(looks.flat().map(({ surface }) => surface))
  for (const surface of surfaces) {
    const mine = looks.map((look) => look.filter((one) => one.surface === surface))
    const all = mine.map((look) => look.map(({ text }) => text))
    yield [`${surface}: unlike the others`, all.map((texts) => sum(texts.map((text, i) => rarity(text, all.map((others) => others[i] ?? '')))))]
    for (const kind of new Set(mine.flat().flatMap(({ numbers }) => Object.keys(numbers)))) {
      yield [`${surface}: ${kind}`, mine.map((look) => sum(look.map(({ numbers }) => numbers[kind] ?? 0)))]
    }
  }
}

/** Telephones that buzz alone, and how often and when somebody was seen. */
function* moments({ candidates, from, to }: Letter, { buzzes, sessions }: Evidence): Generator<[string, readonly number[]]> {
  for (const [name, list] of [['telephone buzzed', buzzes], ['seen with Chibo', sessions]] as const) {
    const within = list.filter(({ at }) => at >= from && at < to)
    const of = (who: string) => within.filter((one) => one.who === who)
    yield [name, candidates.map((who) => of(who).length)]
    yield [`${name}, alone`, candidates.map((who) => sum(of(who).map(({ at }) => 1 / new Set(within.filter((one) => one.at === at).map((one) => one.who)).size)))]
    yield [`${name}, first`, candidates.map((who) => of(who)[0]?.at ?? 0)]
    yield [`${name}, last`, candidates.map((who) => of(who).at(-1)?.at ?? 0)]
  }
}

/** Whose telephone buzzes just after somebody used Chibo; and that one's own did not. */
function* echoes({ candidates, from, to }: Letter, { buzzes, sessions, own }: Evidence): Generator<[string, readonly number[]]> {
  const within = buzzes.filter(({ at }) => at >= from && at < to)
  const mine = new Set(within.filter(({ who }) => who === own).map(({ at }) => at))
  for (const who of new Set(within.map((one) => one.who))) {
    const at = within.filter((one) => one.who === who).map((one) => one.at)
    const echo = (moments: readonly number[]) => candidates.map((one) => blame(one, moments.map((until) => ({ after: until - ECHO, until, amount: 1 })), sessions))
    yield [`${who}'s telephone after a session`, echo(at)]
    yield [`${who}'s telephone after a session, and not one's own`, echo(at.filter((moment) => !mine.has(moment)))]
  }
}

/** The piece itself: how it is written, where it stands in its list, what its address looks like. */
function* pieces({ mark, candidates, from, to }: Letter, { find, styles, sessions, names: called }: Evidence): Generator<[string, readonly number[]]> {
  const piece = find(mark)
  if (!piece) return
  yield ['piece: written as', candidates.map((who) => (piece.text.includes(styles.get(who) ?? '\0') ? 1 : 0))]
  yield ['piece: names', candidates.map((who) => (piece.text.includes(called.get(who) ?? '\0') ? 1 : 0))]
  const first = (who: string) => sessions.find((one) => one.who === who && one.at >= from && one.at < to)?.at ?? 0
  const orders = { 'the first session': places(candidates.map(first)), 'the list of names': places(candidates.map((_, i) => i)) }
  const place = piece.of > 1 ? piece.place / (piece.of - 1) : 0.5
  const id = (Buffer.from(piece.id.slice(0, 2).padEnd(2)).readUInt16BE() % 12_000) / 12_000
  for (const [order, ranks] of Object.entries(orders)) {
    yield [`piece: place as ${order}`, ranks.map((rank) => -Math.abs(place - rank))]
    yield [`piece: address as ${order}`, ranks.map((rank) => -Math.abs(id - rank))]
  }
}

/** From 0 to 1, the smallest first. */
export function places(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return values.map((value) => sorted.indexOf(value) / Math.max(1, values.length - 1))
}

/** 1 where nobody else has it, less the more have. */
export function rarity(one: string, all: readonly string[]): number {
  return 1 / Math.max(1, all.filter((other) => other === one).length)
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

function bySurface(sights: readonly Sight[]): Map<string, Sight[]> {
  const groups = new Map<string, Sight[]>()
  for (const sight of sights) groups.set(sight.surface, [...(groups.get(sight.surface) ?? []), sight])
  return groups
}
