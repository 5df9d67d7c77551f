import type { ArrangedThings } from './access-arranging.ts'
import { ARRANGED_FILES, ARRANGING } from './access-arranging.ts'
import type { MeetingThings } from './access-meetings.ts'
import { AROUND_MEETINGS, MEETING_FILES } from './access-meetings.ts'
import { HEADER } from './roster.ts'

/**
 * Who may do what, written by hand. The world: a committee, two branches; the check is An's, in the first branch; Bình
 * of the first branch waits to be met face to face; Cường is linked and has not consented; `dual` belongs to both
 * branches and has a PIN.
 */
export const ROLES = [
  'invited', 'linked', 'owner', 'dual', 'committee', 'deputy', 'secretary', 'secretary2', 'member2', 'officer',
] as const
export type RoleKey = (typeof ROLES)[number]

export const JOINED: readonly RoleKey[] = ['owner', 'dual', 'committee', 'deputy', 'secretary', 'secretary2', 'member2', 'officer']
const LINKED: readonly RoleKey[] = ['linked', ...JOINED]
const NOBODY: readonly RoleKey[] = []
const ROSTER = `${HEADER}\nCB1,,,,P-new,Hoàng Thử Mới,member,full,,,`
const READERS1: readonly RoleKey[] = ['committee', 'deputy', 'secretary']
const LEADERS1: readonly RoleKey[] = ['deputy', 'secretary']
const READERS: readonly RoleKey[] = [...READERS1, 'secretary2']
const NO_PIN = JOINED.filter((role) => role !== 'dual')
const but = (roles: readonly RoleKey[], ...without: RoleKey[]) => roles.filter((role) => !without.includes(role))

/** Ids that stand in the samples: a piece of feedback by An about Bình, one made known to `dual`, the check, its round, who waits to be met and the number, the first branch, days on which that person is absent. */
export type Things = ArrangedThings & MeetingThings & { check: string; round: string; meeting: string; waits: string; number: string; invitation: string; org: string; version: string; absence: string; account: string; cuong: string; draft: string; change: string; above: string; case: string; release: string; promise: string; striking: string }

/**
 * `sample`: a button's data, a typed command, or (with `prompt`) what was asked when a text was typed. `yes`: acts.
 * `home`: is led to the start screen, changing nothing. Whoever has joined and stands in neither reads that the button
 * is old; whoever has not sees where joining stands.
 */
export type Row = {
  sample: (things: Things) => string
  prompt?: true
  /** What is typed in answer to it, where it must be of a kind. */
  typed?: string
  /** The file that is sent in answer to it, or was sent before. */
  file?: string
  yes: readonly RoleKey[]
  home?: readonly RoleKey[]
  /** What An does before, so that there is something to do: buttons, or after `?` a question answered with too long a note. */
  before?: (things: Things) => string[]
  /** Who does that in place of An, and the words that are typed then. */
  by?: RoleKey
  says?: string
}

const ofCheck = (verb: string, { arg = '', before = [] as string[] } = {}): Row => ({
  sample: ({ check }) => `self-check:${verb}:${check}${arg}`, yes: ['owner'], before: ({ check }) => before.map((step) => step.replace('CHECK', check)),
})
/** Of An's feedback about Bình, which the readers of the first branch have; the secretary has taken steps before. */
const ofCase = (verb: string, { arg = '', steps = ['read:CASE:1'] as string[], yes = READERS1 as readonly RoleKey[] } = {}): Row => ({
  sample: ({ case: id }) => `feedback:case-${verb}:${id}${arg}`, yes, by: 'secretary', says: 'Cần dự đều hơn',
  before: ({ case: id }) => steps.map((step) => (step.startsWith('?') ? '?feedback:case-' : 'feedback:case-') + step.replace('?', '').replace('CASE', id)),
})
/** Of An's own: found by nobody else, whatever their role. */
const ofOwn = (verb: string, { arg = '', yes = ['owner'] as readonly RoleKey[] } = {}): Row => ({ sample: ({ case: id }) => `feedback:${verb}:${id}${arg}`, yes })
/** Of a letter that An is writing about Bình; `steps` so far. */
const ofDraft = (verb: string, steps: string[] = []): Row => ({
  sample: ({ org, waits }) => `feedback:${verb}`.replace('ORG', org).replace('BINH', waits), yes: ['owner'], says: 'a note of An',
  before: ({ org, waits, promise }) => steps.map((step) => step.replace('ORG', org).replace('BINH', waits).replace('PROMISE', promise)),
})
const ABOUT = ['feedback:about:ORG:BINH', 'feedback:sign:0']
const WAY = [...ABOUT, 'feedback:way:private']
const UNDERSTOOD = [...WAY, 'feedback:understood:PROMISE']
const WRITTEN = [...UNDERSTOOD, '?feedback:words']
const MEMBERS1: readonly RoleKey[] = ['owner', 'dual', ...READERS1]
const VERIFYING = ['read:CASE:1', 'verify:CASE']
/** Of Bình's entry in the list of the first branch. */
const ofMember = (verb: string, { arg = '', yes = LEADERS1 as readonly RoleKey[] } = {}): Row => ({ sample: ({ org, waits }) => `members:${verb}:${org}:${waits}${arg}`, yes })
const GROUPS = [1, 2, 3].flatMap((g) => [`self-check:groups:CHECK:${g}`, `self-check:rest:CHECK:${g}`])
const open = (sample: string, yes = JOINED): Row => ({ sample: () => sample, yes })

export const MATRIX: Record<string, Row> = {
  ...ARRANGING,
  ...AROUND_MEETINGS,
  'home:open': { sample: () => 'home:open', yes: NOBODY, home: JOINED },
  // Straight to the one thing that waits, or the start screen.
  'home:next': { sample: () => 'home:next', yes: ['member2'], home: but(JOINED, 'member2') },
  'home:tasks': open('home:tasks'),
  '/tasks': open('/tasks'),
  'home:keep': { sample: () => 'home:keep', yes: NOBODY, home: JOINED },
  'home:unknown': { sample: () => 'home:unknown', yes: NOBODY, home: JOINED },
  '/start': { sample: () => '/start', yes: NOBODY, home: JOINED },
  '/cancel': { sample: () => '/cancel', yes: NOBODY, home: JOINED },

  // Joining: after it, these lead home.
  'org:knock': { sample: ({ invitation }) => `org:knock:${invitation}`, yes: NOBODY, home: JOINED },
  'org:me': { sample: () => 'org:me', yes: NOBODY, home: JOINED },
  'org:ended': { sample: () => 'org:ended', yes: NOBODY, home: JOINED },
  'org:forgot': { sample: () => 'org:forgot', yes: NOBODY, home: JOINED },
  'org:not-me': { sample: () => 'org:not-me', yes: ['invited'], home: JOINED },
  'org:proof?': { sample: () => 'org:proof', prompt: true, yes: NOBODY, home: JOINED },
  'org:welcome': { sample: () => 'org:welcome:chibo:0', yes: NOBODY, home: JOINED },
  'org:later': { sample: () => 'org:later:chibo', yes: LINKED },
  'org:consent': { sample: ({ version }) => `org:consent:chibo.yes:${version}`, yes: ['linked'], home: JOINED },
  'org:stored': { sample: () => 'org:stored:0', yes: LINKED },

  // One's own.
  'org:mydata': open('org:mydata'),
  '/mydata': open('/mydata'),
  'org:help': open('org:help'),
  '/help': open('/help'),
  'org:verify': open('org:verify'),
  '/verify': open('/verify'),
  'org:languages': open('org:languages'),
  '/language': open('/language'),
  'org:language': open('org:language:en'),
  'org:withdraw': open('org:withdraw:chibo'),
  'org:withdraw-yes': open('org:withdraw-yes:chibo'),
  'org:withdraw-all': open('org:withdraw-all'),
  // Nowhere to lead to: this world has no public page.
  'org:web': { sample: () => 'org:web', yes: NOBODY },
  'org:devices': open('org:devices'),
  'org:mine': open('org:mine:agreed:0'),
  'org:correct': open('org:correct'),
  'org:correct-ask': open('org:correct-ask'),
  'org:take': open('org:take'),
  'org:take-yes': open('org:take-yes'),
  // One's own connections alone; nothing new was told to anybody here, and nothing is under lock.
  'org:unlink': { sample: ({ account }) => `org:unlink:${account}`, yes: ['owner'] },
  'org:unlink-yes': { sample: ({ account }) => `org:unlink-yes:${account}`, yes: ['owner'] },
  'org:disown': { sample: ({ account }) => `org:disown:${account}`, yes: NOBODY },
  'org:disown-yes': { sample: ({ account }) => `org:disown-yes:${account}`, yes: NOBODY },
  'org:pin-old': open('org:pin-old', NOBODY),
  'org:pin': open('org:pin:5', ['dual']),
  'org:pin-set': open('org:pin-set', NO_PIN),
  'org:pin-change': open('org:pin-change', ['dual']),
  'org:pin-remove': open('org:pin-remove', ['dual']),
  'org:pin-locked': open('org:pin-locked'),
  // Typed in place of a button: asked anew, nothing compared.
  'org:pin-typed?': { sample: () => 'org:pin-typed:open..25', prompt: true, yes: JOINED },

  // Days of absence: one's own, or entered by secretary and deputy of the branch.
  'absence:open': open('absence:open'),
  'absence:of': { sample: ({ waits }) => `absence:of:${waits}`, yes: ['deputy', 'secretary'] },
  'absence:ask-from': { sample: ({ waits }) => `absence:ask-from:${waits}`, yes: ['deputy', 'secretary'] },
  'absence:from': { sample: ({ waits }) => `absence:from:${waits}:261112`, yes: ['deputy', 'secretary'] },
  'absence:set': { sample: ({ waits }) => `absence:set:${waits}:261112.2`, yes: ['deputy', 'secretary'] },
  'absence:end': { sample: ({ absence }) => `absence:end:${absence}`, yes: ['deputy', 'secretary'] },
  'absence:from?': { sample: ({ waits }) => `absence:from:${waits}`, prompt: true, typed: '12/11/2026', yes: ['deputy', 'secretary'] },
  'absence:until?': { sample: ({ waits }) => `absence:until:${waits}:261112`, prompt: true, typed: '30/11/2026', yes: ['deputy', 'secretary'] },

  // Secretary and deputy of the branch; the committee above confirms where it must.
  'org:vouch': { sample: ({ waits }) => `org:vouch:${waits}`, yes: ['deputy', 'secretary', 'officer'] },
  'org:confirm': { sample: ({ waits, number }) => `org:confirm:${waits}:${number}`, yes: ['deputy', 'secretary', 'officer'] },
  'org:refuse': { sample: ({ waits, number }) => `org:refuse:${waits}:${number}`, yes: ['deputy', 'secretary', 'officer'] },
  'org:hands': open('org:hands:0', ['deputy', 'secretary', 'secretary2']),

  // An organisation's settings: its readers and who stands above look, secretary and deputy change.
  '/settings': { sample: () => '/settings', yes: [...READERS, 'officer'], home: ['owner', 'dual', 'member2'] },
  'settings:open': { sample: () => 'settings:open', yes: [...READERS, 'officer'], home: ['owner', 'dual', 'member2'] },
  'settings:list': { sample: ({ org }) => `settings:list:${org}:1`, yes: [...READERS1, 'officer'] },
  'settings:one': { sample: ({ org }) => `settings:one:${org}:meeting.day`, yes: [...READERS1, 'officer'] },
  'settings:try': { sample: ({ org }) => `settings:try:${org}:meeting.day:25`, yes: LEADERS1 },
  'settings:clear': { sample: ({ org }) => `settings:clear:${org}:meeting.place`, yes: LEADERS1 },
  'settings:value?': { sample: ({ org }) => `settings:value:${org}:meeting.place`, prompt: true, yes: LEADERS1 },
  'settings:save?': { sample: ({ org }) => `settings:save:${org}:meeting.place`, prompt: true, yes: LEADERS1 },

  // A check is its owner's and nobody else's, whatever their role.
  'self-check:open': open('self-check:open'),
  '/check': open('/check'),
  'self-check:later': open('self-check:later'),
  // The round of the first branch: begun by its members, each for himself.
  'self-check:start': { sample: ({ round }) => `self-check:start:${round}:one`, yes: ['owner', 'dual', ...READERS1] },
  'self-check:stand': ofCheck('stand'),
  'self-check:sign': ofCheck('sign', { arg: ':2' }),
  'self-check:answer': ofCheck('answer', { arg: ':2.n' }),
  'self-check:serious': ofCheck('serious', { arg: ':12' }),
  'self-check:private': ofCheck('private', { arg: ':12.x' }),
  'self-check:note': ofCheck('note', { arg: ':1.1' }),
  'self-check:official': ofCheck('official', { arg: ':1.1' }),
  'self-check:cut': ofCheck('cut', { arg: ':1', before: ['?self-check:note:CHECK:1'] }),
  'self-check:unnote': ofCheck('unnote', { arg: ':1' }),
  'self-check:skip': ofCheck('skip', { arg: ':1' }),
  'self-check:groups': ofCheck('groups', { arg: ':1' }),
  'self-check:mark': ofCheck('mark', { arg: ':2' }),
  'self-check:rest': ofCheck('rest', { arg: ':1', before: ['self-check:groups:CHECK:1'] }),
  'self-check:way': ofCheck('way', { arg: ':2.nine' }),
  'self-check:summary': ofCheck('summary', { arg: ':1' }),
  'self-check:finish': ofCheck('finish', { before: GROUPS }),
  'self-check:after': ofCheck('after', { arg: ':none', before: [...GROUPS, 'self-check:finish:CHECK'] }),
  'self-check:restart': ofCheck('restart'),
  'self-check:again': ofCheck('again'),
  'self-check:restore': ofCheck('restore', { before: ['self-check:again:CHECK'] }),
  'self-check:note?': { sample: ({ check }) => `self-check:note:${check}:1`, prompt: true, yes: ['owner'] },

  // What is raised at the meeting is the member's own until the agenda's freeze; the list of it is nobody's before.
  'self-check:raises': ofCheck('raises', { arg: ':1' }),
  'self-check:raise': ofCheck('raise', { arg: ':1' }),
  'self-check:raise-at': { sample: ({ check, meeting }) => `self-check:raise-at:${check}:${meeting}:1`, yes: ['owner'] },
  'self-check:raise-yes': { sample: ({ check, meeting }) => `self-check:raise-yes:${check}:${meeting}:1`, yes: ['owner'] },
  'self-check:raise-back': ofCheck('raise-back', { arg: ':1' }),
  'self-check:raise-mend': ofCheck('raise-mend', { arg: ':1' }),
  'self-check:raise-cut': ofCheck('raise-cut', { arg: ':1', before: ['?self-check:raise-words:CHECK:1'] }),
  'self-check:raise-say': ofCheck('raise-say', { arg: ':1' }),
  'self-check:raise-words': ofCheck('raise-words', { arg: ':1' }),
  'self-check:raise-words?': { sample: ({ check }) => `self-check:raise-words:${check}:1`, prompt: true, yes: ['owner'] },
  'self-check:raised': { sample: ({ org }) => `self-check:raised:${org}:1`, yes: NOBODY },

  // One's own months: everybody has them, and each is found by its member alone.
  'self-check:speak': ofCheck('speak', { arg: ':1' }),
  'self-check:past': ofCheck('past', { arg: ':1' }),
  'self-check:erase-month': ofCheck('erase-month'),
  'self-check:erase-month-yes': ofCheck('erase-month-yes'),
  'self-check:history': open('self-check:history:1'),
  'self-check:trend': open('self-check:trend:1'),
  'self-check:keep': open('self-check:keep'),
  'self-check:keep-yes': open('self-check:keep-yes:00000000:h'),
  'self-check:keep-no': open('self-check:keep-no:h'),
  'self-check:keep-stop': open('self-check:keep-stop'),
  'self-check:export': open('self-check:export'),
  'self-check:export-yes': open('self-check:export-yes:csv'),
  'self-check:erase': open('self-check:erase:notes'),
  'self-check:erase-yes': open('self-check:erase-yes:notes'),

  // A reminder, and what a member of the round wishes of them.
  'self-check:reminder': open('self-check:reminder'),
  'self-check:snooze': { sample: ({ round }) => `self-check:snooze:${round}:morning`, yes: ['owner', 'dual', ...READERS1] },
  'self-check:silence': { sample: ({ round }) => `self-check:silence:${round}:on`, yes: ['owner', 'dual', ...READERS1] },
  // Secretary and deputy have those reminded who have not finished.
  'self-check:remind-open': { sample: ({ org }) => `self-check:remind-open:${org}`, yes: ['deputy', 'secretary'] },

  // Done or not yet, by name: the readers of that branch alone. An officer gets no names.
  'self-check:members': { sample: ({ org }) => `self-check:members:${org}:1`, yes: READERS1 },
  // An officer's is that of the committee itself.
  '/members': { sample: () => '/members', yes: [...READERS, 'officer'], home: but(JOINED, ...READERS, 'officer') },

  // The list: its readers look, secretary and deputy change, each but the own entry.
  'members:list': { sample: ({ org }) => `members:list:${org}:0.0`, yes: READERS1 },
  'members:cells': { sample: ({ org }) => `members:cells:${org}`, yes: READERS1 },
  'members:person': ofMember('person', { yes: READERS1 }),
  'members:text': { sample: ({ org }) => `members:text:${org}`, yes: READERS1 },
  'members:leaving': { sample: () => 'members:leaving', yes: NOBODY },
  'members:name': { sample: ({ org }) => `members:name:${org}`, yes: LEADERS1 },
  'members:name?': { sample: ({ org }) => `members:name:${org}`, prompt: true, yes: LEADERS1 },
  'members:draft': { sample: ({ org, draft }) => `members:draft:${org}:${draft}`, yes: LEADERS1 },
  'members:draft-as': { sample: ({ org, draft }) => `members:draft-as:${org}:${draft}:p`, yes: LEADERS1 },
  'members:join': { sample: ({ org, draft }) => `members:join:${org}:${draft}`, yes: LEADERS1 },
  'members:drop': { sample: ({ org, draft }) => `members:drop:${org}:${draft}`, yes: LEADERS1 },
  'members:tail': ofMember('tail'),
  'members:tail?': { ...ofMember('tail'), prompt: true },
  'members:rename': ofMember('rename'),
  'members:rename?': { ...ofMember('rename'), prompt: true },
  'members:cell': ofMember('cell'),
  'members:cell?': { ...ofMember('cell'), prompt: true },
  'members:cell-none': ofMember('cell-none'),
  'members:status': ofMember('status'),
  'members:since': ofMember('since', { arg: ':e' }),
  'members:since?': { ...ofMember('since', { arg: ':e' }), prompt: true },
  'members:until': ofMember('until', { arg: ':e7mm' }),
  'members:until?': { ...ofMember('until', { arg: ':e7mm' }), prompt: true },
  'members:status-ask': ofMember('status-ask', { arg: ':e7mm000' }),
  'members:status-set': ofMember('status-set', { arg: ':e7mm000' }),
  'members:close': ofMember('close'),
  'members:close?': { ...ofMember('close'), prompt: true },
  'members:close-ask': ofMember('close-ask', { arg: ':7mm' }),
  'members:close-set': ofMember('close-set', { arg: ':7mm' }),
  // Nothing to take back: nobody of them is about to leave.
  'members:keep': ofMember('keep', { yes: NOBODY }),
  'members:invite': ofMember('invite'),
  'members:code': ofMember('code'),
  'members:sheet': { sample: ({ org }) => `members:sheet:${org}`, yes: LEADERS1 },
  'members:suspend': { sample: ({ org, cuong }) => `members:suspend:${org}:${cuong}`, yes: LEADERS1 },
  'members:suspend-yes': { sample: ({ org, cuong }) => `members:suspend-yes:${org}:${cuong}`, yes: LEADERS1 },
  // A role is proposed in the branch and confirmed above it.
  'members:role': ofMember('role'),
  'members:role-for': ofMember('role-for', { arg: ':d' }),
  'members:role-until?': { ...ofMember('role-until', { arg: ':d' }), prompt: true },
  'members:role-ask': ofMember('role-ask', { arg: ':d000' }),
  'members:role-send': ofMember('role-send', { arg: ':d000' }),
  'members:role-change': { sample: ({ change }) => `members:role-change:${change}`, yes: ['officer'] },
  'members:role-yes': { sample: ({ change }) => `members:role-yes:${change}`, yes: ['officer'] },
  'members:role-no': { sample: ({ change }) => `members:role-no:${change}`, yes: ['officer'] },
  'members:below': { sample: ({ above }) => `members:below:${above}:0`, yes: ['officer'] },

  // Feedback before its readers: whom it concerns, its author, other branches and whoever stands above meet an old button.
  '/inbox': { sample: () => '/inbox', yes: [...READERS, 'officer'], home: but(JOINED, ...READERS, 'officer') },
  'feedback:inbox': open('feedback:inbox:open.1', [...READERS, 'officer']),
  'feedback:case-read': ofCase('read', { arg: ':1', steps: [] }),
  'feedback:case-verify': ofCase('verify'),
  'feedback:case-ways': ofCase('ways'),
  'feedback:case-result': ofCase('result'),
  'feedback:case-verified': ofCase('verified', { steps: VERIFYING }),
  // Who wrote the text reads that another must approve it.
  'feedback:case-approve': ofCase('approve', { steps: [...VERIFYING, 'verified:CASE', '?write:CASE:restate', 'send:CASE:restate'] }),
  'feedback:case-write': ofCase('write', { arg: ':ask' }),
  'feedback:case-write?': { ...ofCase('write', { arg: ':ask' }), prompt: true },
  'feedback:case-send': ofCase('send', { arg: ':recuse' }),
  'feedback:case-close': ofCase('close', { steps: [...VERIFYING, '?write:CASE:unproven', 'send:CASE:unproven'] }),
  'feedback:case-log': ofCase('log', { arg: ':1' }),
  'feedback:case-name': ofCase('name'),
  'feedback:case-why': ofCase('why'),
  'feedback:case-open': ofCase('open', { arg: ':facts' }),
  // Bình holds no office: nothing waits for a second reader.
  'feedback:case-second': ofCase('second', { arg: ':yes', yes: NOBODY }),

  // Writing: in one's own branch. What is being written is the writer's alone; of the others nobody is writing here.
  '/feedback': open('/feedback'),
  'feedback:open': open('feedback:open'),
  'feedback:write': { sample: ({ org }) => `feedback:write:${org}`, yes: MEMBERS1 },
  'feedback:subjects': { sample: ({ org }) => `feedback:subjects:${org}:1`, yes: MEMBERS1 },
  'feedback:about': { sample: ({ org, waits }) => `feedback:about:${org}:${waits}`, yes: MEMBERS1 },
  'feedback:signs': ofDraft('signs:1', ABOUT),
  'feedback:sign': ofDraft('sign:12', ABOUT),
  'feedback:ways': ofDraft('ways', ABOUT),
  'feedback:way': ofDraft('way:named', ABOUT),
  'feedback:promise': ofDraft('promise', WAY),
  'feedback:strike': { ...ofDraft('strike', WAY), sample: ({ striking }) => `feedback:strike:${striking}` },
  'feedback:unstrike': ofDraft('unstrike', WAY),
  'feedback:understood': ofDraft('understood:00000000', WAY),
  'feedback:draft': ofDraft('draft:1', UNDERSTOOD),
  'feedback:words?': { ...ofDraft('words', UNDERSTOOD), prompt: true },
  'feedback:anew': ofDraft('anew', WRITTEN),
  'feedback:anew?': { ...ofDraft('anew', WRITTEN), prompt: true },
  'feedback:send': ofDraft('send', WRITTEN),
  // Sent another way than that case, to other readers: it is added to none.
  'feedback:send-to': { ...ofDraft('send-to', WRITTEN), sample: ({ case: id }) => `feedback:send-to:${id}`, yes: NOBODY },
  'feedback:drop': ofDraft('drop', WRITTEN),
  // Nothing is left, whether there was anything or not.
  'feedback:drop-yes': open('feedback:drop-yes'),
  'feedback:speak': open('feedback:speak'),
  'feedback:wipe': open('feedback:wipe'),

  // Following: the list is everybody's and empty or not; a case is its author's.
  'feedback:mine': open('feedback:mine:1'),
  'feedback:opened': open('feedback:opened:1'),
  'feedback:own': ofOwn('own', { arg: ':1' }),
  'feedback:text': ofOwn('text', { arg: ':1' }),
  'feedback:add': ofOwn('add'),
  'feedback:add?': { ...ofOwn('add'), prompt: true },
  'feedback:withdraw': ofOwn('withdraw'),
  'feedback:withdraw-yes': ofOwn('withdraw-yes'),
  'feedback:unsay': { ...ofOwn('unsay'), before: ({ case: id }) => [`?feedback:add:${id}`] },
  'feedback:pressed': ofOwn('pressed'),
  'feedback:pressed?': { ...ofOwn('pressed'), prompt: true },
  'feedback:pressed-yes': ofOwn('pressed-yes'),
  // Nothing is asked of An: no question, no text, no readers.
  'feedback:answer': { sample: ({ case: id }) => `feedback:answer:${id}:${id}`, yes: NOBODY },
  'feedback:answer?': { sample: ({ case: id }) => `feedback:answer:${id}:${id}`, prompt: true, yes: NOBODY },
  'feedback:decline': { sample: ({ case: id }) => `feedback:decline:${id}:${id}`, yes: NOBODY },
  'feedback:preview': ofOwn('preview', { yes: NOBODY }),
  'feedback:change': ofOwn('change', { yes: NOBODY }),
  'feedback:change?': { ...ofOwn('change', { yes: NOBODY }), prompt: true },
  'feedback:agree': ofOwn('agree', { yes: NOBODY }),
  'feedback:refuse': ofOwn('refuse', { yes: NOBODY }),

  // What was made known is whom it concerns, who answers it once.
  'feedback:known': open('feedback:known:1'),
  'feedback:known-one': { sample: ({ release }) => `feedback:known-one:${release}:1`, yes: ['dual'] },
  'feedback:reply': { sample: ({ release }) => `feedback:reply:${release}`, yes: ['dual'] },
  'feedback:reply-send': { sample: ({ release }) => `feedback:reply-send:${release}`, yes: ['dual'] },
  'feedback:reply-drop': { sample: ({ release }) => `feedback:reply-drop:${release}`, yes: ['dual'] },
  'feedback:reply?': { sample: ({ release }) => `feedback:reply:${release}`, prompt: true, yes: ['dual'] },

  // The own organisation's roster as a file: its secretary and deputy alone.
  'roster:file': { sample: ({ org }) => `roster:file:${org}`, yes: LEADERS1 },
  'roster:download': { sample: ({ org }) => `roster:download:${org}`, yes: LEADERS1 },
  'roster:page': { sample: ({ org }) => `roster:page:${org}:0`, file: ROSTER, yes: LEADERS1 },
  'roster:save': { sample: ({ org }) => `roster:save:${org}:00000000`, file: ROSTER, yes: LEADERS1 },
  'roster:take?': { sample: ({ org }) => `roster:take:${org}`, prompt: true, file: ROSTER, yes: LEADERS1 },
}

/** Every kind of file: of what, and who gets it. Whoever stands not here gets none. */
export const DOCUMENTS: Record<string, { id: (things: Things & { an: string }) => string; yes: readonly RoleKey[] }> = {
  ...ARRANGED_FILES,
  ...MEETING_FILES,
  'invite-sheet': { id: ({ org }) => org, yes: LEADERS1 },
  roster: { id: ({ org }) => org, yes: LEADERS1 },
  // One's own data, whoever asks: of An's nobody else gets anything.
  mydata: { id: ({ an }) => an, yes: ['owner'] },
  'history-pdf': { id: () => 'all', yes: ['owner'] },
  'history-csv': { id: () => 'all', yes: ['owner'] },
}
