import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentSet, ensureSet, makeCatalog } from '../src/features/catalog/catalog.service.ts'
import shipped from '../src/features/catalog/signs.json' with { type: 'json' }
import { movedClock } from '../src/platform/clock.ts'
import { makeBox, makeSecret } from '../src/platform/crypto.ts'
import { makeUnits } from '../src/platform/unit.ts'
import type { Units } from '../src/platform/unit.ts'
import { openTestDatabase, truncateAll } from './support/database.ts'
import type { TestDatabase } from './support/database.ts'

let database: TestDatabase
let units: Units
const statements: string[] = []

beforeAll(async () => {
  database = await openTestDatabase({ onQuery: (sql) => statements.push(sql) })
  units = makeUnits({ database, clock: movedClock(new Date('2026-10-26T01:00:00Z')), box: makeBox(makeSecret()) })
})
beforeEach(() => truncateAll(database))
afterAll(() => database.close())

/** The shipped wording with another title for the first sign. */
const reworded = (titleVi: string) => shipped.map((sign) => (sign.number === 1 ? { ...sign, titleVi } : sign))
const rows = () => database.prisma.questionSet.findMany({ orderBy: { version: 'asc' } })

describe('the catalogue of signs', () => {
  test('is there after the first start and the same after the next', async () => {
    const first = await units.run((unit) => ensureSet(unit))
    expect(first.version).toBe(1)
    expect(await units.run((unit) => ensureSet(unit))).toEqual(first)
    expect(await units.run(currentSet)).toEqual(first)
    expect(await rows()).toMatchObject([{ id: first.id, version: 1, since: new Date('2026-10-26T00:00:00Z') }])
  })

  test('keeps the old wording for the checks that began with it (SC15)', async () => {
    const catalog = makeCatalog()
    const old = await units.run((unit) => ensureSet(unit))
    const changed = await units.run((unit) => ensureSet(unit, reworded('Tiêu đề mới')))
    expect(changed.version).toBe(2)
    expect(await units.run(currentSet)).toEqual(changed)
    expect((await units.run((unit) => catalog.readSet(unit, old.id))).signs[0]?.titleVi).toBe(shipped[0]?.titleVi)
    expect((await units.run((unit) => catalog.readSet(unit, changed.id))).signs[0]?.titleVi).toBe('Tiêu đề mới')
  })

  test('does not fall back to the wording of the program when the program starts again', async () => {
    await units.run((unit) => ensureSet(unit))
    const imported = await units.run((unit) => ensureSet(unit, reworded('Nguyên văn')))
    await units.run((unit) => ensureSet(unit))
    expect(await units.run(currentSet)).toEqual(imported)
  })

  test('is brought in once by two processes that start at the same moment', async () => {
    const both = await Promise.all([units.run((unit) => ensureSet(unit)), units.run((unit) => ensureSet(unit))])
    expect(both[0]).toEqual(both[1])
    expect(await rows()).toHaveLength(1)
  })

  test('gives two wordings that come at the same moment a version each', async () => {
    const wordings = ['A', 'B'].map(reworded)
    const versions = await Promise.all(wordings.map((content) => units.run((unit) => ensureSet(unit, content))))
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2])
    expect((await rows()).map(({ version }) => version)).toEqual([1, 2])
  })

  test('refuses what is no catalogue and changes nothing', async () => {
    await expect(units.run((unit) => ensureSet(unit, shipped.slice(1)))).rejects.toThrow()
    expect(await rows()).toEqual([])
  })

  test('is read from the database once, and an unknown wording is an error', async () => {
    const catalog = makeCatalog()
    const { id } = await units.run((unit) => ensureSet(unit))
    const first = await units.run((unit) => catalog.readSet(unit, id))
    statements.length = 0
    expect(await units.run((unit) => catalog.readSet(unit, id))).toBe(first)
    expect(statements.filter((sql) => sql.includes('question_set'))).toEqual([])
    await expect(units.run((unit) => catalog.readSet(unit, 'nothing-here'))).rejects.toThrow()
  })
})
