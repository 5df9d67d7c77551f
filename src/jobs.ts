import type { Job } from './platform/schedule.ts'

/** What happens by itself, in the order in which one heartbeat does it. */
export const jobs: Job[] = []
