import { newId } from '../../src/platform/crypto.ts'
import type { RoleKey, Row } from './access-matrix.ts'
import type { World } from './world.ts'
import { at } from './world.ts'

/**
 * Meetings of the first branch: one that is confirmed, begins within the hour and An takes the notes of, a themed one
 * that is proposed, and one of the branch committee.
 */
export type ArrangedThings = { tonight: string; themed: string; preparatory: string }

const LEADERS1: readonly RoleKey[] = ['deputy', 'secretary']
const READERS1: readonly RoleKey[] = ['committee', ...LEADERS1]
const MEMBERS1: readonly RoleKey[] = ['owner', 'dual', ...READERS1]
const ALL: readonly RoleKey[] = ['owner', 'dual', ...READERS1, 'secretary2', 'member2', 'officer']

const arranging = (verb: string, { arg = '', yes = LEADERS1 as readonly RoleKey[] } = {}): Row =>
  ({ sample: ({ meeting, themed }) => `meetings:${verb}:${meeting}${arg.replace('THEMED', themed)}`, yes })
const attending = (verb: string, yes: readonly RoleKey[], arg = ''): Row =>
  ({ sample: ({ tonight, waits }) => `attendance:${verb}:${tonight}${arg.replace('BINH', waits)}`, yes })
/** 21 November 2026, 19:30. */
const MOMENT = '7kt1930'

export const ARRANGING: Record<string, Row> = {
  // One's own meetings; a branch's are read by all who belong to it.
  '/meeting': { sample: () => '/meeting', yes: ALL },
  'meetings:open': { sample: () => 'meetings:open', yes: ALL },
  'meetings:one': { sample: ({ meeting }) => `meetings:one:${meeting}`, yes: MEMBERS1 },
  'meetings:calendar': { sample: ({ tonight }) => `meetings:calendar:${tonight}`, yes: MEMBERS1 },
  // Nothing falls on a holiday here: the button is old for everybody.
  'meetings:holiday': { sample: ({ org }) => `meetings:holiday:${org}`, yes: [] },
  'meetings:manage': arranging('manage'),
  'meetings:confirm': arranging('confirm'),
  'meetings:confirm-yes': arranging('confirm-yes'),
  'meetings:move': arranging('move'),
  'meetings:move?': { ...arranging('move'), prompt: true, typed: '21/11/2026 19:30' },
  'meetings:move-ask': arranging('move-ask', { arg: `:${MOMENT}` }),
  'meetings:move-yes': arranging('move-yes', { arg: `:${MOMENT}` }),
  'meetings:place': arranging('place'),
  'meetings:place?': { ...arranging('place'), prompt: true, typed: 'Hội trường' },
  'meetings:cancel': arranging('cancel'),
  'meetings:cancel-yes': arranging('cancel-yes'),
  'meetings:taker': arranging('taker', { arg: ':0' }),
  'meetings:taker-set': { sample: ({ tonight, waits }) => `meetings:taker-set:${tonight}:${waits}`, yes: LEADERS1 },
  'meetings:taker-none': arranging('taker-none'),
  'meetings:join': { sample: ({ meeting, themed }) => `meetings:join:${themed}:${meeting}`, yes: LEADERS1 },
  'meetings:part': { sample: ({ themed }) => `meetings:part:${themed}`, yes: LEADERS1 },
  'meetings:new': { sample: ({ org }) => `meetings:new:${org}`, yes: LEADERS1 },
  'meetings:new-at': { sample: ({ org }) => `meetings:new-at:${org}:x`, yes: LEADERS1 },
  'meetings:new-at?': { sample: ({ org }) => `meetings:new-at:${org}:x`, prompt: true, typed: '21/11/2026 19:30', yes: LEADERS1 },
  'meetings:new-ask': { sample: ({ org }) => `meetings:new-ask:${org}:x${MOMENT}`, yes: LEADERS1 },
  'meetings:new-yes': { sample: ({ org }) => `meetings:new-yes:${org}:x${MOMENT}`, yes: LEADERS1 },

  'attendance:answer': attending('answer', MEMBERS1, ':c'),
  'attendance:why': attending('why', MEMBERS1),
  'attendance:reason': { ...attending('reason', ['owner'], ':i'), before: ({ tonight }) => [`attendance:answer:${tonight}:e`] },
  'attendance:words?': { ...attending('words', ['owner']), prompt: true, typed: 'a note of An', before: ({ tonight }) => [`attendance:answer:${tonight}:e`] },
  'attendance:who': attending('who', MEMBERS1, ':0'),
  // Private words and entering for somebody: secretary and deputy. The roll: the note-taker too.
  'attendance:for': attending('for', LEADERS1, ':BINH'),
  'attendance:for-set': attending('for-set', LEADERS1, ':BINH:c'),
  'attendance:roll': attending('roll', ['owner', ...LEADERS1], ':0'),
  'attendance:all': attending('all', ['owner', ...LEADERS1]),
  'attendance:undo': attending('undo', ['owner', ...LEADERS1]),
  'attendance:mark': attending('mark', ['owner', ...LEADERS1], ':BINH:0'),
  'attendance:absent': attending('absent', ['owner', ...LEADERS1]),
  'attendance:excuse': attending('excuse', ['owner', ...LEADERS1], ':BINH'),
}

export const ARRANGED_FILES = { 'meeting-calendar': { id: ({ preparatory }: ArrangedThings) => preparatory, yes: READERS1 } }

/** Writes them, with everybody of the branch in them. */
export async function writeArrangedThings({ database: { prisma }, orgId, personId }: World): Promise<ArrangedThings> {
  const organisationId = orgId('chiBo1')
  const [tonight, themed, preparatory] = [newId(), newId(), newId()]
  const meeting = (id: string, kind: string, period: string, startsAt: Date, state: string, noteTakerId: string | null = null) =>
    prisma.meeting.create({ data: { id, organisationId, kind, period, startsAt, state, noteTakerId } })
  await meeting(tonight, 'extraordinary', '2026-11-10', at('2026-11-10 08:30'), 'confirmed', personId('an'))
  await meeting(themed, 'themed', '2026-Q4', at('2026-12-15 19:30'), 'proposed')
  await meeting(preparatory, 'preparatory', '2026-11', at('2026-11-17 19:30'), 'proposed')
  const members = await prisma.membership.findMany({ where: { organisationId, to: null } })
  await prisma.participant.createMany({ data: members.map((one) => ({ thingId: tonight, personId: one.personId, organisationId, partyStatus: one.partyStatus })) })
  return { tonight, themed, preparatory }
}
