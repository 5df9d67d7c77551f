import type { Problem } from './roster-cells.rules.ts'
import type { OrganisationKind } from './roster-file.rules.ts'
import type { Roster, RosterOrganisation } from './roster-gather.rules.ts'
import type { RosterWorld } from './roster.rules.ts'

/** What is wrong with a roster's organisations and codes when it is laid over the tree that is there. */
export function checkTree(roster: Roster, world: RosterWorld): Problem[] {
  const named = new Map(roster.organisations.map((organisation) => [organisation.code, organisation]))
  const kindOf = (code: string): OrganisationKind | null => world.organisations.get(code)?.kind ?? named.get(code)?.kind ?? null
  const parentOf = (code: string): string | null => named.get(code)?.parent ?? world.organisations.get(code)?.parent ?? null
  return [
    ...strangersTwins(roster.organisations, { known: world.organisations, column: 'org_code' }),
    ...strangersTwins(roster.people, { known: world.people, column: 'person_code' }),
    ...roster.organisations.flatMap((one) => [...checkOne(one, world), ...checkParent(one, { kindOf, parentOf })]),
    // An officer follows branches from a committee; in a branch the role would give nothing.
    ...roster.memberships.filter(({ role, organisation }) => role === 'officer' && kindOf(organisation) === 'branch')
      .map(({ line }) => ({ line, column: 'role', value: 'officer', expected: 'expected-branch-role' })),
  ]
}

function checkOne({ code, line, name, kind }: RosterOrganisation, world: RosterWorld): Problem[] {
  const known = world.organisations.get(code)
  if (known) {
    // A branch's rounds and a committee's digests hang on what it is.
    return kind === null || kind === known.kind ? [] : [{ line, column: 'org_kind', value: kind, expected: 'expected-one-of', vars: { values: known.kind } }]
  }
  return [
    ...(name === null ? [{ line, column: 'org_name', value: '', expected: 'expected-filled' }] : []),
    ...(kind === null ? [{ line, column: 'org_kind', value: '', expected: 'expected-one-of', vars: { values: 'branch, committee' } }] : []),
  ]
}

type Tree = { kindOf: (code: string) => OrganisationKind | null; parentOf: (code: string) => string | null }

function checkParent({ code, line, parent }: RosterOrganisation, { kindOf, parentOf }: Tree): Problem[] {
  if (parent === null) return []
  const wrong = (expected: string): Problem[] => [{ line, column: 'parent_code', value: parent, expected }]
  const kind = kindOf(parent)
  if (parent === code) return wrong('expected-no-circle')
  if (kind === null) return wrong('expected-parent')
  if (kind !== 'committee') return wrong('expected-committee')
  const passed = new Set<string>()
  for (let above: string | null = parent; above !== null && !passed.has(above); above = parentOf(above)) {
    if (above === code) return wrong('expected-no-circle')
    passed.add(above)
  }
  return []
}

/** A new code that differs from a known one in capitals alone is that one, mistyped. */
function strangersTwins(items: { code: string; line: number }[], { known, column }: { known: Map<string, { code: string }>; column: string }): Problem[] {
  const folded = new Map([...known.keys()].map((code) => [code.toLowerCase(), code]))
  return items.flatMap(({ code, line }) => {
    const twin = known.has(code) ? undefined : folded.get(code.toLowerCase())
    return twin === undefined ? [] : [{ line, column, value: code, expected: 'expected-one-of', vars: { values: twin } }]
  })
}
