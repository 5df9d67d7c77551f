import { releasedSource } from './features/feedback/feedback.agenda.ts'
import type { AgendaSource } from './features/meetings/agenda.service.ts'
import { tasksSource } from './features/meetings/assignments.service.ts'
import { orientationSource, requestsSource } from './features/meetings/requests.service.ts'
import { raisedSource, roundSource } from './features/self-check/self-check.agenda.ts'

/** What comes onto an agenda by itself, under its heading in this order. */
export const agendaSources: readonly AgendaSource[] = [orientationSource, tasksSource, roundSource, raisedSource, releasedSource, requestsSource]
