import { orgJobs } from './features/org/org.jobs.ts'
import { selfCheckJobs } from './features/self-check/self-check.jobs.ts'
import type { Job } from './platform/schedule.ts'

/** What happens by itself, in the order in which one heartbeat does it. */
export const jobs: Job[] = [...selfCheckJobs, ...orgJobs]
