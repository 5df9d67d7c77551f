import { addMinutes } from '../../platform/calendar.ts'
import type { Unit } from '../../platform/unit.ts'
import { meetingsUnder, type Branch } from '../meetings/meetings.preview.ts'
import type { PreviewLine } from '../org/settings.service.ts'
import { LEAST_OPEN, momentsOf } from './round.service.ts'

/** For the preview of settings: the next self-check that is not open yet, from its opening, which may be at once, to its closing. */
export async function previewRound(unit: Unit, branch: Branch): Promise<PreviewLine[]> {
  const { 'check.opens': opens, holidays: own } = branch.settings
  const rounds = (await meetingsUnder(unit, branch)).filter(({ closesAt }) => closesAt === null)
    .flatMap(({ startsAt }) => momentsOf({ startsAt, settings: { ...opens, own }, zone: branch.timeZone }) ?? [])
  const next = rounds.find(({ closesAt }) => addMinutes(closesAt, -LEAST_OPEN) > unit.now)
  if (!next) return []
  return [
    { label: 'preview-check-opens', at: next.opensAt > unit.now ? next.opensAt : unit.now },
    ...next.reminders.filter(({ at }) => at > unit.now).map(({ at }) => ({ label: 'preview-reminder', at })),
    { label: 'preview-check-closes', at: next.closesAt },
  ]
}
