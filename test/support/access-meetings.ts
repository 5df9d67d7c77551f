import type { Row, RoleKey } from './access-matrix.ts'
import { meetingId } from './meetings.ts'
import type { World } from './world.ts'
import { at } from './world.ts'
import { newMinutes } from '../../src/features/meetings/minutes.rules.ts'
import { newId } from '../../src/platform/crypto.ts'

/** A line of the agenda, a paper, a task of An's, a request of the first branch; its meeting of October, whose minutes are open, with a decision; the second branch, and a meeting there that the officer attended. */
export type MeetingThings = { line: string; paper: string; task: string; request: string; before: string; decision: string; branch2: string; visited: string; an: string; officer: string }

const READERS1: readonly RoleKey[] = ['committee', 'deputy', 'secretary']
const LEADERS1: readonly RoleKey[] = ['deputy', 'secretary']
const MEMBERS1: readonly RoleKey[] = ['owner', 'dual', ...READERS1]
const OFFICER: readonly RoleKey[] = ['officer']
const NOBODY: readonly RoleKey[] = []

const ofAgenda = (verb: string, yes: readonly RoleKey[], arg = ''): Row => ({ sample: ({ meeting, line }) => `agenda:${verb}:${meeting}${arg.replace('LINE', line)}`, yes })
const typed = (row: Row, text = 'Lời mới'): Row => ({ ...row, prompt: true, typed: text })
const ofTask = (verb: string, yes: readonly RoleKey[], arg = ''): Row => ({ sample: ({ task }) => `tasks:${verb}:${task}${arg}`, yes })

const ofMinutes = (verb: string, yes: readonly RoleKey[], arg = ''): Row => ({ sample: ({ before, decision }) => `minutes:${verb}:${before}${arg.replace('DECISION', decision)}`, yes })
const ofAn = (verb: string, yes: readonly RoleKey[], arg = ''): Row => ({ sample: ({ before, an }) => `minutes:${verb}:${before}:${an}${arg}`, yes })
const ofVisit = (verb: string, yes: readonly RoleKey[], arg = ''): Row => ({ sample: ({ visited }) => `visits:${verb}:${visited}${arg}`, yes })
const ofBranch = (verb: string, arg = ''): Row => ({ sample: ({ branch2, officer }) => `visits:${verb}:${branch2}${arg.replace('OFFICER', officer)}`, yes: OFFICER })

/** Minutes that are being written, and who of the committee goes where. */
const MINUTES_AND_VISITS: Record<string, Row> = {
  'minutes:open': ofMinutes('open', LEADERS1),
  'minutes:read': ofMinutes('read', READERS1, ':0'),
  'minutes:course': ofMinutes('course', LEADERS1, ':0'),
  'minutes:ask': ofMinutes('ask', LEADERS1, ':conclusion'),
  'minutes:write?': typed(ofMinutes('write', LEADERS1, ':conclusion')),
  // Nothing is corrected that is not adopted.
  'minutes:reason?': typed(ofMinutes('reason', NOBODY, ':conclusion')),
  'minutes:list': ofMinutes('list', LEADERS1, ':d'),
  'minutes:task': ofMinutes('task', LEADERS1, ':DECISION'),
  'minutes:owners': ofMinutes('owners', LEADERS1, ':DECISION:0'),
  'minutes:owner': ofMinutes('owner', LEADERS1, ':DECISION:all'),
  'minutes:speakers': ofMinutes('speakers', LEADERS1, ':0'),
  'minutes:speaker': ofAn('speaker', LEADERS1),
  'minutes:spoke': ofAn('spoke', LEADERS1, ':s'),
  'minutes:rota': ofMinutes('rota', LEADERS1, ':30'),
  'minutes:chair': ofMinutes('chair', LEADERS1, ':0'),
  'minutes:chair-is': ofAn('chair-is', LEADERS1),
  'minutes:resolution': ofMinutes('resolution', LEADERS1),
  'minutes:quality': ofMinutes('quality', LEADERS1),
  'minutes:points': ofMinutes('points', LEADERS1, ':conduct'),
  'minutes:points?': typed(ofMinutes('points', LEADERS1, ':conduct'), '30'),
  'minutes:file': ofMinutes('file', LEADERS1, ':docx'),
  'minutes:close': ofMinutes('close', LEADERS1),
  'minutes:adopt': ofMinutes('adopt', LEADERS1),
  'minutes:adopt-yes': ofMinutes('adopt-yes', LEADERS1),
  // Words that wait for An alone; an outcome there is only after adoption.
  'minutes:mine': ofMinutes('mine', ['owner']),
  'minutes:mine-yes': ofMinutes('mine-yes', ['owner']),
  'minutes:mine-no': ofMinutes('mine-no', ['owner']),
  'minutes:outcome': ofMinutes('outcome', NOBODY),

  '/visits': { sample: () => '/visits', yes: OFFICER, home: [...MEMBERS1, 'secretary2', 'member2'] },
  'visits:open': { sample: () => 'visits:open', yes: OFFICER, home: [...MEMBERS1, 'secretary2', 'member2'] },
  'visits:plan': { sample: ({ above }) => `visits:plan:${above}:2026-11:0`, yes: OFFICER },
  'visits:branches': { sample: ({ above }) => `visits:branches:${above}:0`, yes: OFFICER },
  'visits:branch': ofBranch('branch'),
  'visits:pick': ofBranch('pick', ':2026-11:0'),
  'visits:set': ofBranch('set', ':OFFICER:2026-11'),
  'visits:clear': ofBranch('clear', ':2026-11'),
  'visits:one': ofVisit('one', OFFICER),
  'visits:came': ofVisit('came', OFFICER, ':y'),
  'visits:remark': ofVisit('remark', OFFICER),
  'visits:remark?': typed(ofVisit('remark', OFFICER)),
}
/** What is written for meetings: agenda, papers, tasks, requests. The agenda of the first branch's meeting is posted; nobody has confirmed the meeting. */
export const AROUND_MEETINGS: Record<string, Row> = {
  ...MINUTES_AND_VISITS,
  'agenda:view': ofAgenda('view', MEMBERS1),
  'agenda:draft': ofAgenda('draft', READERS1),
  'agenda:preview': ofAgenda('preview', READERS1),
  'agenda:plain': ofAgenda('plain', READERS1),
  'agenda:file': ofAgenda('file', READERS1),
  'agenda:version': ofAgenda('version', READERS1, ':1'),
  'agenda:section': ofAgenda('section', READERS1, ':tasks:0'),
  // Another draft than the one that was looked at: it is shown anew.
  'agenda:post': ofAgenda('post', LEADERS1, ':zzzz'),
  'agenda:line': ofAgenda('line', LEADERS1, ':LINE'),
  'agenda:add': ofAgenda('add', LEADERS1, ':tasks'),
  'agenda:add?': typed(ofAgenda('add', LEADERS1, ':tasks')),
  'agenda:reword': ofAgenda('reword', LEADERS1, ':LINE:zzzz'),
  'agenda:reword?': typed(ofAgenda('reword', LEADERS1, ':LINE:zzzz')),
  'agenda:strike': ofAgenda('strike', LEADERS1, ':LINE:zzzz'),
  'agenda:restore': ofAgenda('restore', LEADERS1, ':LINE'),
  'agenda:up': ofAgenda('up', LEADERS1, ':tasks'),
  'agenda:rename': ofAgenda('rename', LEADERS1, ':tasks'),
  'agenda:rename?': typed(ofAgenda('rename', LEADERS1, ':tasks')),
  'agenda:drop-section': ofAgenda('drop-section', LEADERS1, ':tasks'),
  'agenda:topic': ofAgenda('topic', LEADERS1),
  'agenda:topic?': typed(ofAgenda('topic', LEADERS1)),
  'agenda:add-section': ofAgenda('add-section', LEADERS1),
  'agenda:add-section?': typed(ofAgenda('add-section', LEADERS1)),
  'agenda:paste': ofAgenda('paste', LEADERS1),
  'agenda:paste?': typed(ofAgenda('paste', LEADERS1)),
  'agenda:paste-more': ofAgenda('paste-more', LEADERS1),
  'agenda:paste-more?': typed(ofAgenda('paste-more', LEADERS1)),
  'agenda:last': ofAgenda('last', LEADERS1),
  'agenda:last-yes': ofAgenda('last-yes', LEADERS1),
  'agenda:again': ofAgenda('again', LEADERS1),
  'agenda:again-yes': ofAgenda('again-yes', LEADERS1),

  'papers:list': { sample: ({ meeting }) => `papers:list:${meeting}`, yes: READERS1 },
  'papers:one': { sample: ({ paper }) => `papers:one:${paper}`, yes: LEADERS1 },
  'papers:get': { sample: ({ paper }) => `papers:get:${paper}`, yes: READERS1 },
  'papers:drop': { sample: ({ paper }) => `papers:drop:${paper}`, yes: LEADERS1 },
  'papers:add': { sample: ({ meeting }) => `papers:add:${meeting}`, yes: LEADERS1 },
  'papers:take?': { sample: ({ meeting }) => `papers:take:${meeting}`, prompt: true, file: 'chữ', yes: LEADERS1 },

  'tasks:one': ofTask('one', MEMBERS1),
  'tasks:set': ofTask('set', ['owner', ...LEADERS1], ':d'),
  'tasks:words': ofTask('words', ['owner', ...LEADERS1]),
  'tasks:words?': typed(ofTask('words', ['owner', ...LEADERS1])),

  'requests:open': { sample: () => 'requests:open', yes: OFFICER },
  'requests:of': { sample: ({ org }) => `requests:of:${org}:0`, yes: [...MEMBERS1, 'officer'] },
  'requests:held': { sample: ({ above }) => `requests:held:${above}:0`, yes: OFFICER },
  'requests:one': { sample: ({ request }) => `requests:one:${request}`, yes: [...MEMBERS1, 'officer'] },
  'requests:answer': { sample: ({ request }) => `requests:answer:${request}`, yes: OFFICER },
  'requests:answer?': typed({ sample: ({ request }) => `requests:answer:${request}`, yes: OFFICER }),
  'requests:months': { sample: ({ above }) => `requests:months:${above}`, yes: OFFICER },
  'requests:orient': { sample: ({ above }) => `requests:orient:${above}:2026-11`, yes: OFFICER },
  'requests:orient?': typed({ sample: ({ above }) => `requests:orient:${above}:2026-11`, yes: OFFICER }),
}

type Files = Record<string, { id: (things: MeetingThings & { meeting: string }) => string; yes: readonly RoleKey[] }>

export const MEETING_FILES: Files = {
  agenda: { id: ({ meeting }) => meeting, yes: MEMBERS1 },
  'agenda-draft': { id: ({ meeting }) => meeting, yes: READERS1 },
  'agenda-docx': { id: ({ meeting }) => meeting, yes: READERS1 },
  'agenda-text': { id: ({ meeting }) => meeting, yes: READERS1 },
  paper: { id: ({ paper }) => paper, yes: READERS1 },
  'minutes-docx': { id: ({ before }) => before, yes: LEADERS1 },
  'minutes-pdf': { id: ({ before }) => before, yes: LEADERS1 },
  'attendance-xlsx': { id: ({ before }) => before, yes: LEADERS1 },
  'attendance-csv': { id: ({ before }) => before, yes: LEADERS1 },
}

/** Writes them; a meeting in October has an agenda of its own, to be taken over. */
export async function writeMeetingThings({ database: { prisma }, box, ...world }: World): Promise<MeetingThings> {
  const meeting = await meetingId({ database: { prisma }, box, ...world } as World)
  const [line, paper, task, request, before] = [newId(), newId(), newId(), newId(), newId()]
  const organisationId = world.orgId('chiBo1')
  const sections = [{ id: 'results', name: null, lines: [] }, { id: 'tasks', name: null, lines: [{ id: line, text: 'Một dòng' }] }]
  const agenda = { topic: null, sections, changed: {}, versions: [{ at: '2026-11-09T01:00:00.000Z', by: world.personId('secretary'), parts: [] }] }
  await prisma.meeting.update({ where: { id: meeting }, data: { agenda: box.seal(`agenda:${meeting}`, agenda), postedAt: at('2026-11-09 08:00') } })
  await prisma.meeting.create({ data: { id: before, organisationId, kind: 'regular', period: '2026-10', startsAt: at('2026-10-20 19:30'), state: 'held', closedAt: at('2026-10-20 21:00'), agenda: box.seal(`agenda:${before}`, agenda) } })
  const name = box.seal(`paper:${paper}`, { name: 'a.pdf' })
  await prisma.paper.create({ data: { id: paper, meetingId: meeting, name, mime: 'application/pdf', size: 1, addedOn: new Date('2026-11-09'), parts: { create: { n: 0, bytes: box.seal(`paper:${paper}:0`, 'eA==') } } } })
  const record = (kind: string, id: string, value: unknown) => box.seal(`${kind}:${id}`, value)
  await prisma.assignment.create({ data: { id: task, organisationId, meetingId: before, ownerId: world.personId('an'), record: record('assignment', task, { title: 'Trồng cây', result: null }) } })
  await prisma.branchRequest.create({ data: { id: request, organisationId, heldBy: world.orgId('dangUy'), meetingId: before, askedOn: new Date('2026-10-20'), record: record('request', request, { text: 'Sửa nhà văn hóa', answer: null }) } })
  const [decision, visited] = [newId(), newId()]
  const minutes = newMinutes({ now: at('2026-10-20 19:30'), chairId: null })
  minutes.decisions.push({ id: decision, text: 'Trồng cây', ownerId: null, due: null })
  minutes.gists[world.personId('an')] = { text: 'Lời của An', state: 'asked' }
  await prisma.meeting.update({ where: { id: before }, data: { minutes: record('minutes', before, minutes) } })
  await prisma.participant.createMany({ data: ['an', 'secretary', 'deputy', 'committee', 'dual'].map((key) => ({ thingId: before, personId: world.personId(key), organisationId, partyStatus: 'full' })) })
  const branch2 = world.orgId('chiBo2')
  await prisma.meeting.create({ data: { id: visited, organisationId: branch2, kind: 'regular', period: '2026-10', startsAt: at('2026-10-22 19:30'), state: 'adopted' } })
  await prisma.visit.create({ data: { organisationId: branch2, period: '', personId: world.personId('officer') } })
  return { line, paper, task, request, before, decision, branch2, visited, an: world.personId('an'), officer: world.personId('officer') }
}
