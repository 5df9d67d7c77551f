import type { Job, Occurrence } from '../../platform/schedule.ts'
import { daily } from '../org/org.jobs.ts'
import { tellReaders } from './news.service.ts'
import { planReleases, releaseFeedback } from './release.service.ts'
import { tendFeedback } from './tend.service.ts'

/** What feedback does by itself: on fixed days and hours, whatever there is. */
export const feedbackJobs: Job[] = [
  { name: 'feedback.release', kind: 'branch', plan: planReleases, run: releaseFeedback },
  { name: 'feedback.tell-readers', kind: 'any', plan: daily('08:00', 10), run: (unit, batch) => tellReaders(unit, idsOf(batch)) },
  // After the working day, when most have been in; found later in the night it is as good.
  { name: 'feedback.tend', kind: 'branch', plan: daily('20:00', 10), run: (unit, batch) => tendFeedback(unit, idsOf(batch)) },
]

const idsOf = (batch: readonly Occurrence[]): string[] => batch.map(({ organisationId }) => organisationId)
