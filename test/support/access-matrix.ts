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
const READERS1: readonly RoleKey[] = ['committee', 'deputy', 'secretary']
const READERS: readonly RoleKey[] = [...READERS1, 'secretary2']
const NO_PIN = JOINED.filter((role) => role !== 'dual')
const but = (roles: readonly RoleKey[], ...without: RoleKey[]) => roles.filter((role) => !without.includes(role))

/** Ids that stand in the samples: the check, its round, who waits to be met and the number, the first branch. */
export type Things = { check: string; round: string; waits: string; number: string; invitation: string; org: string; version: string }

/**
 * `sample`: a button's data, a typed command, or (with `prompt`) what was asked when a text was typed. `yes`: acts.
 * `home`: is led to the start screen, changing nothing. Whoever has joined and stands in neither reads that the button
 * is old; whoever has not sees where joining stands.
 */
export type Row = {
  sample: (things: Things) => string
  prompt?: true
  yes: readonly RoleKey[]
  home?: readonly RoleKey[]
  /** What An does before, so that there is something to do: buttons, or after `?` a question answered with too long a note. */
  before?: (things: Things) => string[]
}

const ofCheck = (verb: string, { arg = '', before = [] as string[] } = {}): Row => ({
  sample: ({ check }) => `self-check:${verb}:${check}${arg}`, yes: ['owner'], before: ({ check }) => before.map((step) => step.replace('CHECK', check)),
})
const GROUPS = [1, 2, 3].flatMap((g) => [`self-check:groups:CHECK:${g}`, `self-check:rest:CHECK:${g}`])
const open = (sample: string, yes = JOINED): Row => ({ sample: () => sample, yes })

export const MATRIX: Record<string, Row> = {
  'home:open': { sample: () => 'home:open', yes: NOBODY, home: JOINED },
  // Straight to the one thing that waits, or the start screen.
  'home:next': { sample: () => 'home:next', yes: but(JOINED, 'deputy', 'secretary'), home: ['deputy', 'secretary'] },
  'home:keep': { sample: () => 'home:keep', yes: NOBODY, home: JOINED },
  'home:unknown': { sample: () => 'home:unknown', yes: NOBODY, home: JOINED },
  '/start': { sample: () => '/start', yes: NOBODY, home: JOINED },
  '/cancel': { sample: () => '/cancel', yes: NOBODY, home: JOINED },

  // Joining: after it, these lead home.
  'org:knock': { sample: ({ invitation }) => `org:knock:${invitation}`, yes: NOBODY, home: JOINED },
  'org:me': { sample: () => 'org:me', yes: NOBODY, home: JOINED },
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
  'org:devices': open('org:devices'),
  'org:pin': open('org:pin:5', ['dual']),
  'org:pin-set': open('org:pin-set', NO_PIN),
  'org:pin-change': open('org:pin-change', ['dual']),
  'org:pin-remove': open('org:pin-remove', ['dual']),
  'org:pin-locked': open('org:pin-locked'),
  // Typed in place of a button: asked anew, nothing compared.
  'org:pin-typed?': { sample: () => 'org:pin-typed:open..25', prompt: true, yes: JOINED },

  // Secretary and deputy of the branch; the committee above confirms where it must.
  'org:vouch': { sample: ({ waits }) => `org:vouch:${waits}`, yes: ['deputy', 'secretary', 'officer'] },
  'org:confirm': { sample: ({ waits, number }) => `org:confirm:${waits}:${number}`, yes: ['deputy', 'secretary', 'officer'] },
  'org:refuse': { sample: ({ waits, number }) => `org:refuse:${waits}:${number}`, yes: ['deputy', 'secretary', 'officer'] },
  'org:hands': open('org:hands:0', ['deputy', 'secretary', 'secretary2']),

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
  'self-check:cut': ofCheck('cut', { arg: ':1', before: ['?self-check:note:CHECK:1'] }),
  'self-check:unnote': ofCheck('unnote', { arg: ':1' }),
  'self-check:skip': ofCheck('skip', { arg: ':1' }),
  'self-check:groups': ofCheck('groups', { arg: ':1' }),
  'self-check:mark': ofCheck('mark', { arg: ':2' }),
  'self-check:rest': ofCheck('rest', { arg: ':1', before: ['self-check:groups:CHECK:1'] }),
  'self-check:way': ofCheck('way', { arg: ':2.nine' }),
  'self-check:summary': ofCheck('summary', { arg: ':1' }),
  'self-check:finish': ofCheck('finish', { before: GROUPS }),
  'self-check:restart': ofCheck('restart'),
  'self-check:again': ofCheck('again'),
  'self-check:restore': ofCheck('restore', { before: ['self-check:again:CHECK'] }),
  'self-check:note?': { sample: ({ check }) => `self-check:note:${check}:1`, prompt: true, yes: ['owner'] },

  // Done or not yet, by name: the readers of that branch alone. An officer gets no names.
  'self-check:members': { sample: ({ org }) => `self-check:members:${org}:1`, yes: READERS1 },
  '/members': { sample: () => '/members', yes: READERS, home: but(JOINED, ...READERS) },
}
