import { newId } from '../../src/platform/crypto.ts'
import type { Database } from '../../src/platform/database.ts'
import { planJobs } from '../../src/platform/schedule.ts'
import type { Job } from '../../src/platform/schedule.ts'
import type { Units } from '../../src/platform/unit.ts'

const DAY = 86_400_000

/** Where it is ten in the morning, so that no quiet hours hold a notice whenever the run begins. */
export function zoneOfMorning(now: Date): string {
  const ahead = ((10 - now.getUTCHours() + 36) % 24) - 12
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** A meeting so near that the self-check for it opens at once, and far enough for it to stay open. */
export function meetingDay(now: Date): string {
  const days = [6, 9].map((ahead) => new Date(now.getTime() + ahead * DAY).getUTCDate())
  return String(days.find((day) => day <= 28) ?? 1)
}

/**
 * A committee and one branch whose self-check is due now, with members who are linked to these Telegram numbers and
 * have consented; the first is the secretary. All invented.
 */
export async function makeBranch(parts: { database: Database; units: Units; jobs: Job[]; now: Date }, members: number[]): Promise<void> {
  const { database: { prisma }, units, jobs, now } = parts
  const [committee, branch] = [newId(), newId()]
  const today = (days: number) => `+${new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)}`
  const settings = {
    controller: 'Đảng ủy Thử Nghiệm', operator: 'Văn phòng Thử Nghiệm', contact: '0900 000 000',
    'meeting.day': meetingDay(now), 'meeting.time': '19:30', holidays: [-1, 0, 1, 2].map(today).join(' '),
  }
  const common = { timeZone: zoneOfMorning(now), language: 'vi', settings }
  const from = new Date('2026-01-01')
  await prisma.organisation.createMany({ data: [
    { id: committee, code: 'DU', name: 'Đảng ủy Thử Nghiệm', kind: 'committee', ...common },
    { id: branch, code: 'CB', name: 'Chi bộ Thử Nghiệm', kind: 'branch', ...common },
  ] })
  await prisma.placement.create({ data: { organisationId: branch, parentId: committee, from } })
  const people = members.map((address) => ({ id: newId(), address }))
  await prisma.person.createMany({
    data: people.map(({ id, address }) => ({ id, code: `P${address}`, fullName: `Thử Nghiệm ${address}`, language: 'vi' })),
  })
  await prisma.membership.createMany({
    data: people.map(({ id }, i) => ({ id: newId(), personId: id, organisationId: branch, role: i === 0 ? 'secretary' : 'member', partyStatus: 'full', from })),
  })
  await prisma.account.createMany({
    data: people.map(({ id, address }) => ({ id: newId(), channel: 'telegram', address: String(address), personId: id, linkedOn: now })),
  })
  await prisma.consent.createMany({
    data: people.flatMap(({ id }) => ['chibo', 'telegram'].map((purpose) => ({ id: newId(), personId: id, purpose, version: 'test', language: 'vi', givenAt: now }))),
  })
  await units.run((unit) => planJobs(unit, jobs, [branch]))
}
