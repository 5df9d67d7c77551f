import type { Actor, Role } from '../../conversation/screen.ts'

/**
 * How somebody stands to a thing. `reader` is a reader of the thing's organisation (secretary, deputy, branch
 * committee; in a committee its officers too), `leader` its secretary or deputy, `case-reader` one of the readers that
 * were named for this one thing, `note-taker` whoever writes the minutes of this one meeting (MR7), `visitor` whoever
 * follows the branch for the committee above (rules 20-22).
 */
export const RELATIONS = [
  'barred', 'owner', 'subject', 'case-reader', 'leader', 'reader', 'note-taker', 'member', 'above', 'visitor', 'group', 'operator',
] as const
export type Relation = (typeof RELATIONS)[number]

export type Kind =
  | 'absence' | 'role' | 'account' | 'self-check' | 'raised' | 'organisation' | 'roster' | 'invitation' | 'settings' | 'feedback'
  | 'meeting' | 'agenda' | 'attendance' | 'minutes' | 'paper' | 'request' | 'orientation' | 'visit'

export type Verb =
  | 'read' // what was written
  | 'answer'
  | 'see' // that it is there, and what it is called
  | 'see-done' // done or not, by name
  | 'see-reason' // the kind of reason that somebody gave, by name
  | 'correct' // what was adopted, with a reason
  | 'count' // numbers only
  | 'claim' // "it is me", and the second fact
  | 'confirm' // met face to face; a role, from above
  | 'suspend' // whatever was linked acts for nobody any more
  | 'change'
  | 'remind' // those who have not finished
  | 'open-name' // who wrote a piece of feedback, with a reason

/** What is to be seen or done something to. A feature fills in what it knows; ids are those of people and organisations. */
export type Thing = {
  kind: Kind
  org?: string
  state?: string
  /** From this moment on the state is over: only what holds in any state, or in `over`, may be done. */
  until?: Date
  owner?: string
  subject?: string
  readers?: readonly string[]
  noteTaker?: string | null
  visitors?: readonly string[]
  barred?: readonly string[]
  /** The organisations above `org` on that day, nearest first. */
  above?: readonly string[]
}

type Grants = Partial<Record<Relation, readonly Verb[]>>
export type AccessTable = Record<Kind, Record<string, Grants>>

const CASE_LOOK: Grants = { 'case-reader': ['read'] }
const CASE_WORK: Grants = { 'case-reader': ['read', 'change', 'open-name'] }

/**
 * Who may do what: kind, state (`any` holds in every one), relation. What does not stand here is refused. Screens,
 * lists and the sentences that promise privacy are made from it.
 */
export const ACCESS: AccessTable = {
  'self-check': {
    any: { owner: ['read', 'see-done'], reader: ['see-done'], leader: ['remind'], above: ['count'] },
    open: { owner: ['answer'] },
  },
  // What a member raises: the readers' from the agenda's freeze on, all at once, and before that nobody's (PV33).
  raised: {
    any: { owner: ['read'] },
    open: { owner: ['change'] },
    frozen: { reader: ['read'] },
  },
  organisation: { any: { reader: ['see', 'count'], member: ['see'], above: ['see', 'count'] } },
  roster: { any: { owner: ['see'], reader: ['see'], leader: ['change'] } },
  invitation: {
    // Nobody vouches for himself: the owner's row holds no `confirm`, also where the owner is the secretary.
    open: { owner: ['claim'], reader: ['see'], leader: ['confirm'], above: ['confirm'] },
    any: { reader: ['see'] },
  },
  // Nobody has a say in his own role (ID7); who asked for it is barred from confirming it.
  role: {
    any: { leader: ['change'] },
    asked: { above: ['confirm'] },
  },
  // Above for the heads of an organisation alone (ID5).
  account: {
    any: { leader: ['suspend'] },
    head: { above: ['suspend'] },
  },
  // Days on which nobody nags a person, entered by the person, or by secretary and deputy.
  absence: {
    any: { owner: ['see', 'change'], leader: ['see', 'change'] },
  },
  settings: { any: { leader: ['see', 'change'], reader: ['see'], above: ['see'] } },
  // A meeting of the branch committee is `committee`, any other `branch`: what its members see of it, all of them see.
  meeting: {
    any: { reader: ['see'], leader: ['see', 'change'], 'note-taker': ['see'], visitor: ['see'], above: ['count'] },
    branch: { member: ['see'] },
  },
  // `read`: the private words beside a reason, for secretary and deputy alone (AT9).
  attendance: {
    any: { owner: ['see', 'answer', 'read'], reader: ['see', 'see-reason'], leader: ['read', 'change'], 'note-taker': ['change'], above: ['count'] },
    branch: { member: ['see'] },
  },
  agenda: {
    any: { reader: ['see'], leader: ['see', 'change'], above: ['count'] },
    posted: { 'note-taker': ['see'], member: ['see'], visitor: ['see'], group: ['see'] },
  },
  minutes: {
    any: { reader: ['see'], leader: ['see'] },
    open: { leader: ['change'], 'note-taker': ['see', 'change'] },
    adopted: { leader: ['correct'], member: ['see'], above: ['see'], visitor: ['see'] },
  },
  paper: {
    any: { reader: ['see'], leader: ['see', 'change'] },
    posted: { 'note-taker': ['see'], member: ['see'], visitor: ['see'] },
  },
  // What a branch asks of the committee above it, and the answer (MR6).
  request: {
    any: { reader: ['see'], leader: ['see', 'change'], member: ['see'], above: ['see', 'answer'] },
  },
  // A committee's own, for the agendas of all branches below it (MR5).
  orientation: {
    any: { reader: ['see', 'change'] },
  },
  // The owner is whoever is to go there.
  visit: {
    any: { owner: ['see', 'answer'], reader: ['see'], above: ['see', 'change'] },
  },
  // Readers are named one by one, and hold their office today; whoever is concerned is barred, whatever the office.
  // What was made known is the reworded text: to the person, or to the readers of the branch where it is about a body.
  feedback: {
    any: { barred: [], owner: ['read', 'change'], above: ['count'] },
    new: CASE_LOOK,
    received: CASE_WORK,
    verifying: CASE_WORK,
    verified: CASE_WORK,
    passed: CASE_WORK,
    unsubstantiated: CASE_WORK,
    unsuitable: CASE_WORK,
    used: CASE_WORK,
    closed: CASE_LOOK,
    withdrawn: {},
    released: { subject: ['see', 'answer'] },
    'released-body': { reader: ['see', 'answer'] },
  },
}

const LEADERS: readonly Role[] = ['secretary', 'deputySecretary']
const READERS: readonly Role[] = [...LEADERS, 'committeeMember']
const ABOVE: readonly Role[] = [...LEADERS, 'officer']

/** Who asks: an actor with the rights of this moment. */
export type Asker = { person: { id: string } | null; memberships: Pick<Actor['memberships'][number], 'organisationId' | 'kind' | 'role'>[] }

/**
 * Whether this person may do this to that thing now. Read afresh in every unit: rights come from today's memberships
 * and from nothing that a screen carried (PF2, PV17).
 */
export function may(actor: Asker, verb: Verb, thing: Thing, now: Date): boolean {
  return relationsOf(actor, thing).some((relation) => grants(thing, relation, now).includes(verb))
}

/** Throws nothing and tells nothing: what is not allowed and what does not exist look alike (PV34). */
function grants(thing: Thing, relation: Relation, now: Date): readonly Verb[] {
  const rows = ACCESS[thing.kind]
  const state = thing.until !== undefined && now >= thing.until ? 'over' : thing.state
  return [...(rows['any']?.[relation] ?? []), ...((state !== undefined && rows[state]?.[relation]) || [])]
}

/**
 * How a person stands to a thing. Whoever is barred, owner or subject is that alone: a secretary has no other rights
 * in a matter of his own than anybody else.
 */
export function relationsOf(actor: Asker, thing: Thing): Relation[] {
  const person = actor.person?.id
  if (person === undefined) return []
  if (thing.barred?.includes(person)) return ['barred']
  if (thing.owner === person) return ['owner']
  if (thing.subject === person) return ['subject']
  const relations: Relation[] = thing.readers?.includes(person) ? ['case-reader'] : []
  if (thing.visitors?.includes(person)) relations.push('visitor')
  for (const { organisationId, kind, role } of actor.memberships) {
    if (organisationId === thing.org) {
      relations.push('member')
      if (thing.noteTaker === person) relations.push('note-taker')
      if (LEADERS.includes(role)) relations.push('leader')
      if (READERS.includes(role) || (kind === 'committee' && role === 'officer')) relations.push('reader')
    } else if (kind === 'committee' && ABOVE.includes(role) && thing.above?.includes(organisationId)) relations.push('above')
  }
  return relations
}

/** Whether a role reads its branch's lists: secretary, deputy, branch committee. */
export const isReader = (role: Role): boolean => READERS.includes(role)

/** Whether a role speaks for its organisation: secretary, deputy. */
export const isLeader = (role: Role): boolean => LEADERS.includes(role)
