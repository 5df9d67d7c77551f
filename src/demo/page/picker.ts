import { make } from '../../channels/web/page/marks.ts'
import { post } from '../../channels/web/page/wire.ts'
import { otherLanguages, say, speak } from '../../channels/web/page/words.ts'
import type { DemoLanguage, DemoPerson, DemoState } from '../contract.ts'
import { makeAgain } from './again.ts'
import { makeClock } from './clock.ts'
import { pageOf, roleOf, triesOf } from './people.ts'
import { watch } from './watch.ts'

/** The first page of the demo: what this is, whom one can play, and what to try. */

const WORDS = { what: 'demo-what', start: 'demo-start', all: 'demo-everybody', 'building-label': 'demo-building', 'building-hint': 'demo-building-hint' }
const PATIENCE = 120_000
const SLOW = 700
const clock = makeClock()
const again = makeAgain()
let state: DemoState | null = null
/** Chosen here, and not yet known to the program. */
let wanted: string | null = null
let sending = false

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement

function paint(): void {
  document.title = say('demo-title')
  byId('languages').replaceChildren(...otherLanguages().map(({ language, name }) => make('button', { type: 'button', lang: language, 'data-language': language }, name)))
  for (const [id, key] of Object.entries(WORDS)) byId(id).textContent = say(key)
  again.paint()
  if (!state) return
  const { people } = state
  // A tree that is only being opened again is there in a moment.
  const building = state.building ?? (people.length === 0 ? { done: 0, of: 1 } : null)
  byId('building').hidden = !building
  byId('ready').hidden = building !== null
  if (building) {
    for (const [name, value] of [['value', building.done], ['max', building.of]] as const) byId('progress').setAttribute(name, String(value))
    return
  }
  clock.paint(state)
  keepingFocus(() => {
    byId('roles').replaceChildren(...chosen(people).map(roleCard))
    byId('tree').replaceChildren(...organisations(people))
  })
}

/** One for each role, and whoever has not joined: in the branch of the first member, so that they meet each other. */
function chosen(people: DemoPerson[]): DemoPerson[] {
  const member = people.find(({ role, joined }) => role === 'member' && joined)
  const near = (fits: (person: DemoPerson) => boolean) => people.find((one) => one.org === member?.org && fits(one)) ?? people.find(fits)
  return [member, near(({ role }) => role === 'secretary'), near(({ joined }) => !joined), near(({ role }) => role === 'officer')].filter((one) => one !== undefined)
}

function roleCard(person: DemoPerson): HTMLElement {
  return make('section', { class: 'card' },
    make('h3', {}, person.joined ? roleOf(person) : say('member-unlinked')),
    make('ul', {}, ...triesOf(person).map((line) => make('li', {}, line))),
    make('a', { class: 'open', 'data-key': `role-${person.code}`, ...pageOf(person) }, `${say('demo-open')}: ${person.name}`))
}

function organisations(people: DemoPerson[]): HTMLElement[] {
  const names = [...new Set(people.map(({ org }) => org))]
  return names.map((name) => make('section', {}, make('h3', {}, name),
    make('ul', { class: 'people' }, ...people.filter(({ org }) => org === name).map((person) => make('li', {}, personLink(person))))))
}

function personLink(person: DemoPerson): HTMLElement {
  const mark = person.news ? say('demo-news') : person.joined ? null : say('member-unlinked')
  return make('a', { 'data-key': person.code, ...pageOf(person) },
    make('strong', {}, person.name), make('span', {}, roleOf(person)),
    ...(mark === null ? [] : [make('span', { class: person.news ? 'mark news' : 'mark' }, mark)]))
}

/** What is drawn anew must not take the keyboard's place away. */
function keepingFocus(draw: () => void): void {
  const key = document.activeElement?.getAttribute('data-key')
  draw()
  if (key) document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: true })
}

function changed(next: DemoState | null): void {
  byId('away').textContent = next ? '' : say('demo-away')
  if (!next) return
  state = next
  speak(wanted ?? next.language)
  paint()
  void send()
}

/** Everybody in the tree is to speak it, which takes a moment. */
async function send(): Promise<void> {
  if (wanted === null || sending || !state || state.building) return
  const language = wanted
  sending = true
  await post('/demo/language', { language } satisfies DemoLanguage, PATIENCE).catch(() => null)
  sending = false
  if (wanted === language) wanted = null
  else void send()
}

byId('languages').addEventListener('click', ({ target }) => {
  const language = target instanceof Element ? target.closest('[data-language]')?.getAttribute('data-language') : null
  if (!language || !speak(language)) return
  paint()
  byId('languages').querySelector('button')?.focus()
  wanted = language
  void send()
})
// The program may be busy with its first steps before it can say how it stands.
setTimeout(() => state ?? byId('building').toggleAttribute('hidden', false), SLOW)
byId('clock').replaceWith(clock.element)
byId('again').replaceWith(again.element)
paint()
watch({ changed, reset: () => location.reload() })
