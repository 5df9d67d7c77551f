import { createHash } from 'node:crypto'
import type { Unit } from '../../platform/unit.ts'
import { organisationsAboveOf } from '../org/org.service.ts'
import { digest, signSet } from './catalog.rules.ts'
import type { SignSet } from './catalog.rules.ts'
import shipped from './signs.json' with { type: 'json' }
import { compose, wordingOfRow, type Wording } from './wording.rules.ts'

const TRIES = 3

/** A wording of the signs as rounds and checks point to it. `version` counts from 1. */
export type SetVersion = { id: string; version: number }
type OwnWording = { id: string; organisationId: string | null; content: Wording }

/** Everybody's newest wording. Throws when `ensureSet` has never run. */
export async function currentSet(unit: Unit): Promise<SetVersion> {
  return unit.tx.questionSet.findFirstOrThrow({ where: { organisationId: null }, orderBy: { version: 'desc' }, select: { id: true, version: true } })
}

/**
 * What a round of each of these organisations is pinned to that opens now: its own newest wording, else that of the
 * nearest organisation above that has one, else everybody's. One statement, and one more where some have their own.
 */
export async function currentSets(unit: Unit, organisationIds: readonly string[]): Promise<Map<string, string>> {
  const newest = await unit.tx.$queryRaw<{ id: string; organisationId: string | null }[]>`
    select distinct on (organisation_id) id, organisation_id as "organisationId" from question_set order by organisation_id, version desc`
  const sets = new Map(newest.map(({ id, organisationId }) => [organisationId, id]))
  const everybodys = sets.get(null)
  if (everybodys === undefined) throw new Error('no wording of the signs is there yet')
  const above = sets.size > 1 ? await organisationsAboveOf(unit, organisationIds) : new Map<string, string[]>()
  return new Map(organisationIds.map((id) => {
    const nearest = [id, ...(above.get(id) ?? [])].find((one) => sets.has(one))
    return [id, sets.get(nearest ?? null) ?? everybodys]
  }))
}

/**
 * Brings a wording in, by default the one that comes with the program, as the next version: everybody's, and one for
 * each organisation that has loaded something of its own beside it. A wording that was ever here before keeps its old
 * version and does not become the newest again, so that a restart never undoes an import.
 * @returns everybody's
 * @throws ZodError when the content is no catalogue of 27 signs
 */
export async function ensureSet(unit: Unit, content: unknown = shipped): Promise<SetVersion> {
  const base = signSet(content)
  // Plain SQL: this runs at every start, before anything else has loaded the query compiler.
  const rows = await unit.tx.$queryRaw<{ id: string; organisationId: string | null; content: unknown }[]>`
    select id, organisation_id as "organisationId", content from wording`
  const wordings = rows.map((row): OwnWording => ({ ...row, content: wordingOfRow(row.content) }))
  const owners = wordings.flatMap(({ organisationId }) => organisationId ?? [])
  const above = owners.length > 0 ? await organisationsAboveOf(unit, owners) : new Map<string, string[]>()
  for (const organisationId of owners) await put(unit, { base, organisationId, layers: layersOf(wordings, [organisationId, ...(above.get(organisationId) ?? []), null]) })
  return put(unit, { base, organisationId: null, layers: layersOf(wordings, [null]) })
}

const layersOf = (wordings: OwnWording[], chain: (string | null)[]): OwnWording[] =>
  chain.flatMap((id) => wordings.find(({ organisationId }) => organisationId === id) ?? [])

type Composed = { base: SignSet; organisationId: string | null; layers: OwnWording[] }

async function put(unit: Unit, { base, organisationId, layers }: Composed): Promise<SetVersion> {
  const set = compose(base, layers.map(({ content }) => content))
  const key = keyOf(set, { organisationId, layers })
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const [known] = await unit.tx.$queryRaw<SetVersion[]>`select id, version from question_set where digest = ${key}`
    if (known) return known
    // Two processes starting at once: the second waits here for the first one's commit and then inserts nothing. It
    // finds the row when the wording was the same, and tries the next number when another one had taken this.
    await unit.tx.$executeRaw`
      insert into question_set (id, version, organisation_id, content, digest, since)
      select ${unit.newId()}, coalesce(max(version), 0) + 1, ${organisationId}, ${JSON.stringify(set.signs)}::jsonb, ${key},
        ${unit.now.toISOString()}::timestamptz::date
      from question_set
      on conflict do nothing`
  }
  return unit.tx.questionSet.findUniqueOrThrow({ where: { digest: key }, select: { id: true, version: true } })
}

/**
 * What tells sets apart: the same texts in two organisations are two sets, and what was loaded again after something
 * else is the newest again.
 */
function keyOf(set: SignSet, { organisationId, layers }: Omit<Composed, 'base'>): string {
  if (layers.length === 0) return digest(set)
  return createHash('sha256').update([digest(set), organisationId ?? '', ...layers.map(({ id }) => id)].join('\n')).digest('hex')
}

export interface Catalog {
  /** A wording by its id, old ones included. Throws when there is none. */
  readSet(unit: Unit, id: string): Promise<SignSet>
}

/** Keeps the wordings that were read: a set never changes, so it is read once a process and never looked at again. */
export function makeCatalog(): Catalog {
  const sets = new Map<string, SignSet>()
  return {
    async readSet(unit, id) {
      const known = sets.get(id)
      if (known) return known
      const row = await unit.tx.questionSet.findUniqueOrThrow({ where: { id }, select: { content: true } })
      const set = signSet(row.content)
      sets.set(id, set)
      return set
    },
  }
}
