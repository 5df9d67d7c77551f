import type { Job } from '../../platform/schedule.ts'
import type { LeaverHook } from './leaving.service.ts'
import { endMemberships } from './leaving.service.ts'
import { daily } from './org.jobs.ts'

/** In the first minutes of the day: whose last day was yesterday. A day on which nothing ran is made up for. */
export function membersJobs(onLeft: readonly LeaverHook[]): Job[] {
  return [{
    name: 'org.left', kind: 'any', plan: daily('00:01', 23),
    run: (unit, batch) => endMemberships(unit, batch.map(({ organisationId }) => organisationId), onLeft),
  }]
}
