import type { Tx } from '../../platform/unit.ts'
import type { RawSettings } from './org.rules.ts'

export function settingsRepo(tx: Tx) {
  return {
    /** An organisation's own settings, held until the commit: of two changes at once both stay. */
    async lockOwn(id: string): Promise<RawSettings> {
      const rows = await tx.$queryRaw<{ settings: RawSettings | null }[]>`select settings from organisation where id = ${id} for update`
      return rows[0]?.settings ?? {}
    },
    async saveOwn(id: string, settings: RawSettings): Promise<void> {
      await tx.organisation.update({ where: { id }, data: { settings } })
    },
    /** What each of these organisations has set itself, as it was typed. */
    async listOwn(ids: readonly string[]): Promise<{ id: string; code: string; name: string; own: RawSettings }[]> {
      const rows = await tx.organisation.findMany({ where: { id: { in: [...ids] } }, select: { id: true, code: true, name: true, settings: true } })
      return rows.map(({ id, code, name, settings }) => ({ id, code, name, own: settings as RawSettings }))
    },
  }
}
