import { dayOf } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import type { Paper } from './papers.rules.ts'

/** Larger rows would hold the embedded database up. */
const PART = 256 * 1024

export function papersRepo({ tx, box }: Unit) {
  return {
    async list(meetingIds: readonly string[]): Promise<Paper[]> {
      const rows = await tx.paper.findMany({ where: { meetingId: { in: [...meetingIds] } } })
      return rows.map(({ name, addedOn, ...row }) => ({ ...row, name: box.open<{ name: string }>(`paper:${row.id}`, name).name, addedOn: dayOf(addedOn, 'UTC') }))
        .toSorted((a, b) => a.addedOn.localeCompare(b.addedOn) || a.name.localeCompare(b.name, 'vi') || a.id.localeCompare(b.id))
    },
    async meetingOf(id: string): Promise<string | null> {
      return (await tx.paper.findUnique({ where: { id }, select: { meetingId: true } }))?.meetingId ?? null
    },
    async add({ name, addedOn, ...paper }: Paper, bytes: Uint8Array): Promise<void> {
      await tx.paper.create({ data: { ...paper, name: box.seal(`paper:${paper.id}`, { name }), addedOn: new Date(addedOn) } })
      for (let n = 0; n * PART < bytes.length; n++) {
        const part = Buffer.from(bytes.subarray(n * PART, (n + 1) * PART)).toString('base64')
        await tx.paperPart.create({ data: { paperId: paper.id, n, bytes: box.seal(`paper:${paper.id}:${n}`, part) } })
      }
    },
    async read(id: string): Promise<Uint8Array> {
      const parts = await tx.paperPart.findMany({ where: { paperId: id }, orderBy: { n: 'asc' } })
      return Buffer.concat(parts.map(({ n, bytes }) => Buffer.from(box.open<string>(`paper:${id}:${n}`, bytes), 'base64')))
    },
    async remove(id: string): Promise<void> {
      await tx.paper.delete({ where: { id } })
    },
  }
}
