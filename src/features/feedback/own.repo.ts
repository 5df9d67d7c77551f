import type { Unit } from '../../platform/unit.ts'
import type { OwnRecord } from './own.record.ts'
import { filled, NOTHING } from './own.record.ts'

/** Own records, found by a keyed hash of their person and by nothing else; also by one of an older key. */
export function ownRepo({ tx, box }: Unit) {
  const keyOf = (personId: string) => box.hash('own', personId)
  const opened = (key: string, record: Uint8Array): OwnRecord => {
    const { fill: _, ...own } = box.open<OwnRecord & { fill: string }>(`own:${key}`, record)
    return own
  }

  /** As text: an array of bytes takes twice as long on its way. */
  const sealedText = (key: string, own: OwnRecord): string => Buffer.from(box.seal(`own:${key}`, filled(own))).toString('base64')

  /** Records written under an older key come under the first one, where they are looked for from then on. One key: nothing to do. */
  async function renew(personIds: readonly string[]): Promise<void> {
    const older = new Map(personIds.flatMap((personId) => box.hashes('own', personId).slice(1).map((key) => [key, keyOf(personId)])))
    if (older.size === 0) return
    const rows = await tx.$queryRaw<{ key: string; record: Uint8Array }[]>`
      select key, record from own_record where key = any(${[...older.keys()]}) order by key for update`
    for (const { key, record } of rows) {
      const next = older.get(key) ?? key
      await tx.$executeRaw`update own_record set key = ${next}, record = ${box.seal(`own:${next}`, filled(opened(key, record)))} where key = ${key}`
    }
  }

  return {
    async read(personId: string): Promise<OwnRecord> {
      const row = await tx.ownRecord.findFirst({ where: { key: { in: box.hashes('own', personId) } } })
      return row ? opened(row.key, row.record) : NOTHING
    },
    /** Holds the record until the commit; made where there is none. */
    async lock(personId: string): Promise<OwnRecord> {
      const key = keyOf(personId)
      await renew([personId])
      await tx.$executeRaw`insert into own_record (key, record) values (${key}, ${box.seal(`own:${key}`, filled(NOTHING))}) on conflict (key) do nothing`
      const rows = await tx.$queryRaw<{ record: Uint8Array }[]>`select record from own_record where key = ${key} for update`
      return rows[0] ? opened(key, rows[0].record) : NOTHING
    },
    async save(personId: string, own: OwnRecord): Promise<void> {
      const key = keyOf(personId)
      await tx.$executeRaw`update own_record set record = ${box.seal(`own:${key}`, filled(own))} where key = ${key}`
    },
    /** Makes the records that these people have not yet, all at once and in the order of their keys: a row's place tells nothing of whose it is. */
    async makeAll(personIds: readonly string[]): Promise<void> {
      await renew(personIds)
      const there = new Set((await tx.ownRecord.findMany({ where: { key: { in: personIds.map(keyOf) } }, select: { key: true } })).map(({ key }) => key))
      const keys = personIds.map(keyOf).filter((key) => !there.has(key)).toSorted()
      await tx.$executeRaw`
        insert into own_record (key, record)
        select key, decode(record, 'base64') from unnest(${keys}::text[], ${keys.map((key) => sealedText(key, NOTHING))}::text[]) as row (key, record)
        on conflict (key) do nothing`
    },
    /** The records of these people, not held: to see whether anything is to be done. */
    async readAll(personIds: readonly string[]): Promise<Map<string, OwnRecord>> {
      const byKey = new Map(personIds.flatMap((personId) => box.hashes('own', personId).map((key) => [key, personId])))
      const rows = await tx.ownRecord.findMany({ where: { key: { in: [...byKey.keys()] } } })
      return new Map(rows.map(({ key, record }) => [byKey.get(key) ?? '', opened(key, record)]))
    },
    /** The records of these people, held, in the order of their keys: which says nothing of who wrote. */
    async lockAll(personIds: readonly string[]): Promise<Map<string, OwnRecord>> {
      await renew(personIds)
      const byKey = new Map(personIds.map((personId) => [keyOf(personId), personId]))
      const rows = await tx.$queryRaw<{ key: string; record: Uint8Array }[]>`
        select key, record from own_record where key = any(${[...byKey.keys()]}) order by key for update`
      return new Map(rows.map(({ key, record }) => [byKey.get(key) ?? '', opened(key, record)]))
    },
    /** Writes all of them anew, in one statement. */
    async saveAll(records: ReadonlyMap<string, OwnRecord>): Promise<void> {
      const rows = [...records].map(([personId, own]) => ({ key: keyOf(personId), own })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
      await tx.$executeRaw`
        update own_record set record = decode(row.record, 'base64')
        from unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ key, own }) => sealedText(key, own))}::text[]) as row (key, record)
        where own_record.key = row.key`
    },
    async forget(personIds: readonly string[]): Promise<void> {
      await tx.ownRecord.deleteMany({ where: { key: { in: personIds.flatMap((personId) => box.hashes('own', personId)) } } })
    },
  }
}
