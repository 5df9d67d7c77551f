import type { Say } from '../../conversation/words.ts'
import type { AccessTable, Kind, Relation, Verb } from './access.rules.ts'
import { ACCESS, RELATIONS } from './access.rules.ts'
import type { Kept } from './stored.rules.ts'
import { STORED } from './stored.rules.ts'

/** Each relation as a member reads it. Leaders are readers and a subject is named by its own kind of thing. */
const WHO: Record<Relation, string | null> = {
  barred: null, owner: 'who-owner', subject: 'who-subject', 'case-reader': 'who-named', leader: 'who-leaders', reader: 'who-readers',
  // One of the members, whose right is to write and not to see more.
  'note-taker': null, member: 'who-members', above: 'who-above', visitor: 'who-visitor', group: 'who-group', operator: 'who-operator',
}

/**
 * The promise of phrase 1c, made from the access table: who reads answers and notes, and who sees only that the check
 * was done. A row added to the table changes the sentence, and with it the version of the consent (CL3).
 */
export function readersSentence(say: Say, table: AccessTable = ACCESS): string {
  const readers = relationsWith('self-check', ['read'], table)
  const seers = relationsWith('self-check', ['see-done', 'count'], table).filter((relation) => !readers.includes(relation))
  return say('consent-readers', { readers: whoOf(say, readers), seers: capital(whoOf(say, seers)) })
}

/** One line for each thing that is stored: who reads it, for how long it is kept (phrase 1b, "Details"). */
export function storedLines(say: Say, table: AccessTable = ACCESS): string[] {
  return STORED.map(({ thing, kind, verb, kept }) =>
    say('details-line', { thing: say(thing), readers: whoOf(say, relationsWith(kind, [verb], table), { ...WHO, reader: 'who-readers-each' }), kept: keptOf(say, kept) }))
}

/** Everybody who may do one of these things in some state, in the order of RELATIONS: what a promise must name. */
export function relationsWith(kind: Kind, verbs: readonly Verb[], table: AccessTable = ACCESS): Relation[] {
  return RELATIONS.filter((relation) =>
    Object.values(table[kind]).some((state) => state[relation]?.some((verb) => verbs.includes(verb))))
}

function whoOf(say: Say, relations: readonly Relation[], who = WHO): string {
  if (relations.length === 1 && relations[0] === 'owner') return say('who-owner-only')
  const keys = relations.map((relation) => who[relation]).filter((key): key is string => key !== null)
  const [first, ...rest] = keys.map((key) => say(key))
  if (first === undefined) return say('who-nobody')
  const last = rest.pop()
  return last === undefined ? first : say('who-and', { first: [first, ...rest].join(', '), last })
}

function keptOf(say: Say, kept: Kept): string {
  if ('while' in kept) return say('kept-while-member', { years: kept.years })
  if ('days' in kept) return say('kept-days', { days: kept.days })
  return 'months' in kept ? say('kept-months', { months: kept.months }) : say('kept-years', { years: kept.years })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
