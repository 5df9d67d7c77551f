import type { Unit } from '../../platform/unit.ts'
import { digest, signSet } from './catalog.rules.ts'
import type { SignSet } from './catalog.rules.ts'
import shipped from './signs.json' with { type: 'json' }

const TRIES = 3

/** A wording of the signs as rounds and checks point to it. `version` counts from 1. */
export type SetVersion = { id: string; version: number }

/** The newest wording: what a round that opens now is pinned to. Throws when `ensureSet` has never run. */
export async function currentSet(unit: Unit): Promise<SetVersion> {
  return unit.tx.questionSet.findFirstOrThrow({ orderBy: { version: 'desc' }, select: { id: true, version: true } })
}

/**
 * Brings a wording in, by default the one that comes with the program, as the next version. A wording that was ever
 * here before keeps its old version and does not become the newest again, so that a restart never undoes an import.
 * @throws ZodError when the content is no catalogue of 27 signs
 */
export async function ensureSet(unit: Unit, content: unknown = shipped): Promise<SetVersion> {
  const set = signSet(content)
  const key = digest(set)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    // Plain SQL: this runs at every start, before anything else has loaded the query compiler.
    const [known] = await unit.tx.$queryRaw<SetVersion[]>`select id, version from question_set where digest = ${key}`
    if (known) return known
    // Two processes starting at once: the second waits here for the first one's commit and then inserts nothing. It
    // finds the row when the wording was the same, and tries the next number when another one had taken this.
    await unit.tx.$executeRaw`
      insert into question_set (id, version, content, digest, since)
      select ${unit.newId()}, coalesce(max(version), 0) + 1, ${JSON.stringify(set.signs)}::jsonb, ${key},
        ${unit.now.toISOString()}::timestamptz::date
      from question_set
      on conflict do nothing`
  }
  return unit.tx.questionSet.findUniqueOrThrow({ where: { digest: key }, select: { id: true, version: true } })
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
