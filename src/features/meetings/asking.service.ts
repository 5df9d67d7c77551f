import type { Member } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { isLeader } from '../org/access.rules.ts'
import { warnsAt } from './holiday.service.ts'
import { meetingRepo } from './meeting.repo.ts'
import type { MeetingRow } from './meeting.rules.ts'

/**
 * What the rhythm has proposed in the branches that this person leads, is near, and nobody has confirmed. It waits on
 * the start screen, where the self-check's invitation leads as well: no message of its own is sent for it.
 */
export async function listMyUnconfirmed(unit: Unit, actor: Member): Promise<MeetingRow[]> {
  const mine = actor.memberships.filter(({ kind, role }) => kind === 'branch' && isLeader(role)).map(({ organisationId }) => organisationId)
  return (await meetingRepo(unit.tx).listComing(mine, unit.now))
    .filter((meeting) => meeting.state === 'proposed' && meeting.withId === null && warnsAt(meeting) <= unit.now)
}
