import type { Unit } from '../../platform/unit.ts'
import { meetingsUnder, type Branch } from '../meetings/meetings.preview.ts'
import type { PreviewLine } from '../org/settings.service.ts'
import { momentsOf } from './round.service.ts'

/** For the preview of settings: the next self-check that is not open yet, from its opening to its closing. */
export async function previewRound(unit: Unit, branch: Branch): Promise<PreviewLine[]> {
  const next = (await meetingsUnder(unit, branch)).find(({ closesAt }) => closesAt === null)
  const { 'check.opens': opens, holidays: own } = branch.settings
  const moments = next && momentsOf({ startsAt: next.startsAt, settings: { ...opens, own }, zone: branch.timeZone })
  if (!moments) return []
  return [
    { label: 'preview-check-opens', at: moments.opensAt },
    ...moments.reminders.map(({ at }) => ({ label: 'preview-reminder', at })),
    { label: 'preview-check-closes', at: moments.closesAt },
  ]
}
