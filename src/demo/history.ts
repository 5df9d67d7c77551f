import type { Deed } from './deeds.ts'
import { adds, asksToRemind, byGroups, bySigns, givesTail, isAway, present, renames, watch } from './deeds.ts'
import { agreesToText, approves, asksBack, hasVerified, reads, restates, verifies, writesLetter } from './letters.ts'

/** So many days after the self-check has opened, at this time: who does what. In the order of time. */
export type Entry = [day: number, time: string, who: string, does: Deed]

/** Added to the list by the secretary while the months pass, with the last four digits of the phone; joins at once, and is asked from the next month on. */
const NEWCOMER = { name: 'Mai Thử Tâm', tail: '0024' }

/** Made known with the quarter's batch, where one goes out in these months; else it waits for the next. */
const TALKS = { letter: 'invented-letter-talks', about: 'Đoàn Thử Hùng' }
/** Opened by a reader, and no more. */
const VISITS = { letter: 'invented-letter-visits', about: 'Đinh Thử Chính' }
/** Read by the committee, as it is about everybody in the branch; a question waits for its author. */
const READING = { letter: 'invented-letter-reading', about: 'branch' }

/**
 * What the invented people do in the three months before anybody tries the demo. Whoever is not named in a month does
 * nothing in it: P15 never finishes, P18 is exempt. In the first branch enough finish that feedback need not be private.
 * What is written leaves with one of the next five evenings.
 */
export const HISTORY: readonly (readonly Entry[])[] = [
  [
    [0, '08:20', 'P02', bySigns({ 4: watch(), 7: watch('invented-note-listen') }, { keep: true })],
    [0, '12:10', 'P05', bySigns({ 3: present('invented-note-study'), 5: watch('invented-note-frank') }, { keep: true })],
    [0, '19:40', 'P09', byGroups({ 3: watch() }, { keep: false })],
    [1, '06:30', 'P03', byGroups({}, { keep: false })],
    [1, '20:10', 'P13', byGroups({ 14: watch() })],
    [2, '09:00', 'P08', byGroups({ 4: watch(), 5: watch() }, { keep: true })],
    [2, '21:15', 'P06', bySigns({ 3: watch() }, { keep: true })],
    [3, '11:30', 'P20', byGroups({}, { keep: false })],
    [5, '08:40', 'P04', byGroups({ 7: watch() })],
    [5, '12:30', 'P14', byGroups()],
    [6, '19:30', 'P19', byGroups({ 6: watch() })],
    [8, '08:30', 'P16', byGroups({}, { step: 'speak' })],
    [8, '12:10', 'P05', writesLetter(TALKS)],
    [8, '20:00', 'P21', byGroups({ 5: watch() }, { keep: true })],
    [10, '08:15', 'P17', byGroups({}, { keep: false })],
    [10, '12:00', 'P23', byGroups()],
    [14, '08:20', 'P02', reads(TALKS, verifies)],
    [15, '19:30', 'P03', reads(TALKS, hasVerified, restates('invented-letter-talks-restated'))],
    [16, '08:10', 'P02', reads(TALKS, approves)],
    [17, '12:20', 'P05', agreesToText],
  ],
  [
    [0, '08:30', 'P02', byGroups({ 4: watch(), 5: watch() })],
    [0, '12:15', 'P05', bySigns({ 3: watch('invented-note-progress'), 7: watch() })],
    [1, '09:00', 'P08', adds(NEWCOMER)],
    [1, '20:30', 'P03', byGroups()],
    [2, '08:10', 'P02', renames('Đinh Thử Chinh', 'Đinh Thử Chính')],
    [2, '12:20', 'P09', byGroups({ 5: watch('invented-note-frank') })],
    [3, '19:50', 'P04', byGroups()],
    [4, '07:45', 'P02', asksToRemind],
    [4, '08:20', 'P13', byGroups({ 14: watch() })],
    [4, '12:00', 'P14', byGroups()],
    [5, '08:10', 'P06', byGroups({ 3: watch() })],
    [5, '19:30', 'P08', byGroups({ 4: watch() })],
    [6, '20:00', 'P19', byGroups()],
    [7, '12:30', 'P20', byGroups()],
    [8, '08:40', 'P22', byGroups({}, { keep: false })],
    [10, '08:20', 'P16', byGroups()],
    [10, '11:00', 'P21', byGroups({ 5: watch() })],
  ],
  [
    [-1, '19:00', 'P21', isAway('absence-two-weeks')],
    [0, '08:25', 'P02', byGroups({ 5: watch() })],
    [0, '12:05', 'P05', bySigns({ 3: watch('invented-note-plan'), 5: watch('invented-note-frank') }, { raises: 3 })],
    [0, '20:00', 'P14', byGroups({}, { step: 'write' })],
    [0, '20:10', 'P14', writesLetter(READING)],
    [0, '20:30', 'P02', givesTail('Hồ Thử Cúc', '0007')],
    [1, '07:30', 'P09', byGroups({ 14: watch('invented-note-listen') }, { raises: 14 })],
    [2, '12:10', 'P13', byGroups({ 4: watch() }, { step: 'write' })],
    [2, '12:20', 'P13', writesLetter(VISITS)],
    [3, '08:30', 'P08', byGroups()],
    [3, '09:10', 'P08', givesTail('Đặng Thử Én', '0010')],
    [3, '20:15', 'P15', bySigns({ 3: watch() }, { stopsAfter: 9 })],
    [5, '08:20', 'P03', byGroups()],
    [5, '12:40', 'P06', byGroups({ 3: watch() })],
    [5, '19:00', 'P17', byGroups()],
    [5, '19:30', 'P23', byGroups()],
    [6, '08:50', NEWCOMER.name, byGroups({ 7: watch() }, { keep: true })],
    [8, '08:20', 'P04', byGroups()],
    [8, '12:00', 'P19', byGroups()],
    [8, '12:30', 'P16', byGroups({ 6: watch() })],
    [10, '08:30', 'P20', byGroups()],
    [10, '12:00', 'P22', byGroups()],
    [11, '08:20', 'P03', reads(VISITS)],
    [11, '09:30', 'P01', reads(READING, asksBack('invented-letter-reading-question'))],
  ],
]
