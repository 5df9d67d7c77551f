import { inPairs } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import { inRows } from '../../conversation/rows.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import { turning } from '../org/consent.screens.ts'
import { short } from '../org/members.screens.ts'
import { pagesOf } from '../org/pages.rules.ts'
import { takesPart } from '../org/org.rules.ts'
import { headingOf } from './agenda.screens.ts'
import { dayDigits } from './assignments.service.ts'
import { meetingName, oneMeeting } from './meeting.screens.ts'
import type { Attendee } from './meetings.service.ts'
import type { Minuted, Scene } from './minutes.service.ts'
import { CRITERION_WORDS, LEVEL_WORDS, minutesLines, minutesTitle, noteKey, type Written } from './minutes-text.screens.ts'
import { act, openView } from './minutes.views.ts'
import type { Points } from './quality.rules.ts'
import { CRITERIA, levelOf, QUALITY } from './quality.rules.ts'
import type { Rota } from './rota.rules.ts'

const PEOPLE = 8
export const LISTS = { d: 'minutes-decisions', v: 'minutes-votes', r: 'minutes-requests' } as const
export type List = keyof typeof LISTS

/** Where minutes are written, corrected and read; every part is a press away. */
export function openScreen({ say }: Member, { sheet, people, mayChange, mayAdopt }: Scene): Screen {
  const { id, minutes, closedAt, adoptedAt } = sheet
  const to = (label: string, verb: string, ...args: (string | number)[]): Choice => ({ label, action: act(verb, id, ...args) })
  const list = (key: List, count: number) => to(say(LISTS[key], { count }), 'list', key)
  const write: Choice[][] = mayChange ? [
    [to(say('minutes-course'), 'course', 0)],
    ...(adoptedAt === null ? [[to(say('minutes-speakers'), 'speakers', 0)]] : []),
    [list('d', minutes.decisions.length)], [list('v', minutes.votes.length)], [list('r', minutes.requests.length)],
    [to(say('minutes-conclusion'), 'ask', 'conclusion')],
    ...inPairs([to(say('minutes-guests-open'), 'ask', 'guests'), to(say('minutes-dues-open'), 'ask', 'dues')]),
    ...(adoptedAt === null ? [...inPairs([to(say('minutes-chair-open'), 'chair', 0), to(say('minutes-quality'), 'quality')]), [to(say(minutes.resolution ? 'minutes-is-resolution' : 'minutes-is-conclusion'), 'resolution')]] : []),
  ] : []
  return {
    text: lines(
      html`<b>${say('minutes-open-head', { meeting: meetingName(say, sheet) })}</b>`,
      say(adoptedAt !== null ? 'minutes-is-adopted' : closedAt !== null ? 'minutes-is-closed' : 'minutes-is-open'),
      adoptedAt === null && say('minutes-so-far', { spoken: people.filter(({ spoke }) => spoke !== null).length, decisions: minutes.decisions.length, votes: minutes.votes.length }),
      adoptedAt !== null && mayChange && say('minutes-correct-how'),
    ),
    choices: [
      [{ ...to(say('minutes-read'), 'read', 0), look: 'primary' }], ...write,
      ...(mayChange && adoptedAt === null && closedAt === null ? [[to(say('minutes-close'), 'close')]] : []),
      ...(mayAdopt ? [[to(say('minutes-adopt-open'), 'adopt')]] : []),
      [{ label: say('button-back'), action: oneMeeting(id) }],
    ],
    view: openView(id),
  }
}

/** The minutes to be read, page by page; the last one has what can be done with them. */
export function readScreen({ say }: Member, written: Written, { page, files }: { page: number; files: boolean }): Screen {
  const { sheet: { id }, mayChange } = written
  const pages = pagesOf(minutesLines(say, written), 1500)
  const at = Math.min(page, pages.length - 1)
  const file = (key: string, kind: string): Choice => ({ label: say(key), action: act('file', id, kind) })
  return {
    text: lines(...(pages[at] ?? []).map((line, n) => (at === 0 && n === 0 ? html`<b>${line}</b>` : html`${line}`))),
    choices: [
      ...turning(say, { at, last: at === pages.length - 1, view: (to) => act('read', id, to) }),
      ...(files ? [[file('minutes-docx', 'docx'), file('minutes-pdf', 'pdf')], [file('minutes-xlsx', 'xlsx'), file('minutes-csv', 'csv')]] : []),
      [{ label: say('button-back'), action: mayChange ? openView(id) : oneMeeting(id) }],
    ],
    view: act('read', id, at),
  }
}

/** Everything on one screen, and the one press (MR7). */
export function adoptScreen({ say }: Member, { sheet, people, points }: Written): Screen {
  const { minutes, id } = sheet
  const asked = people.filter(({ partyStatus }) => takesPart(partyStatus))
  const waiting = Object.values(minutes.gists).filter(({ state }) => state === 'asked').length
  const level = levelOf(points)
  return {
    text: lines(
      html`<b>${say('minutes-adopt-ask', { meeting: meetingName(say, sheet) })}</b>`,
      say('minutes-adopt-present', { present: asked.filter(({ present }) => present === 'yes' || present === 'online').length, all: asked.length }),
      html`${say(minutes.resolution ? 'minutes-adopt-resolution' : 'minutes-adopt-conclusion', { words: minutes.conclusion === null ? '…' : minutes.conclusion.slice(0, 400) })}`,
      ...minutes.decisions.slice(0, 8).map(({ text, due }) => html`– ${text.slice(0, 100)}${due === null ? '' : ` (${dayDigits(due)})`}`),
      say('minutes-so-far', { spoken: people.filter(({ spoke }) => spoke !== null).length, decisions: minutes.decisions.length, votes: minutes.votes.length }),
      minutes.requests.length > 0 && say('minutes-adopt-requests', { count: minutes.requests.length }),
      level !== null && say('quality-sum', { points: level.sum, level: say(LEVEL_WORDS[level.level]) }),
      waiting > 0 && say('minutes-adopt-waiting', { count: waiting }), say('minutes-adopt-after'),
    ),
    choices: [[{ label: say('minutes-adopt'), action: act('adopt-yes', id), look: 'primary' }], [{ label: say('minutes-read'), action: act('read', id, 0) }], [{ label: say('button-back'), action: openView(id) }]],
    view: act('adopt', id),
  }
}

/** The course of the meeting: the programme's headings, what was noted under each behind a number. */
export function courseScreen({ say }: Member, { sheet, programme }: Scene, page: number): Screen {
  const rows = programme.flatMap(({ sections }, part) => sections.map((section) => ({ key: noteKey(part, section.id), heading: headingOf(say, section) })))
  const texts = rows.map(({ key, heading }, n) => `${n + 1}. ${heading}${sheet.minutes.notes[key] === undefined ? '' : `: ${sheet.minutes.notes[key]?.slice(0, 120)}`}`)
  const pages = pagesOf(texts, 1300)
  const at = Math.min(page, pages.length - 1)
  const before = pages.slice(0, at).reduce((sum, one) => sum + one.length, 0)
  return {
    text: lines(html`<b>${say('minutes-course-head')}</b>`, ...(pages[at] ?? []).map((text) => html`${text}`)),
    choices: [
      ...inRows(rows.slice(before, before + (pages[at]?.length ?? 0)).map(({ key }, n): Choice => ({ label: String(before + n + 1), action: act('ask', sheet.id, `note.${key}`) })), 6),
      ...turning(say, { at, last: at === pages.length - 1, view: (to) => act('course', sheet.id, to) }),
      [{ label: say('button-back'), action: openView(sheet.id) }],
    ],
    view: act('course', sheet.id, at),
  }
}

/** Who has spoken; a press leads to what is noted of one. */
export function speakersScreen({ say }: Member, { sheet: { id, minutes }, people }: Scene, page: number): Screen {
  const here = people.filter(({ partyStatus, present }) => takesPart(partyStatus) && present !== 'no')
  return peopleScreen(say, { people: here, page, view: (to) => act('speakers', id, to), to: ({ personId }) => act('speaker', id, personId), back: openView(id),
    head: say('minutes-speakers-head'), label: ({ spoke, fullName, personId }) => [spoke !== null && say(`minutes-spoke-${spoke}`), minutes.gists[personId] !== undefined && say('minutes-noted'), fullName].filter((word) => word !== false).join(' · '),
    above: [[{ label: say('minutes-rota'), action: act('rota', id, 30) }]] })
}

type People = { people: readonly Attendee[]; page: number; head: string; view: (page: number) => string; to: (one: Attendee) => string; label: (one: Attendee) => string; back: string; above?: Choice[][] }

/** A page of people, a button each. */
export function peopleScreen(say: Member['say'], { people, page, head, view, to, label, back, above = [] }: People): Screen {
  const last = Math.max(0, Math.ceil(people.length / PEOPLE) - 1)
  const at = Math.min(page, last)
  return {
    text: html`${head}`,
    choices: [
      ...above, ...people.slice(at * PEOPLE, (at + 1) * PEOPLE).map((one): Choice[] => [{ label: short(label(one)), action: to(one) }]),
      ...turning(say, { at, last: at === last, view }), [{ label: say('button-back'), action: back }],
    ],
    view: view(at),
  }
}

export function speakerScreen({ say }: Member, { sheet: { id, minutes } }: Scene, { personId, fullName, spoke }: Attendee): Screen {
  const gist = minutes.gists[personId]
  const set = (key: string, letter: string): Choice => ({ label: say(key), action: act('spoke', id, personId, letter) })
  return {
    text: lines(
      html`<b>${fullName}</b>`, say(spoke === null ? 'minutes-not-spoken' : spoke === 'long' ? 'minutes-spoken-long' : 'minutes-spoken-short'),
      gist !== undefined && say(`minutes-gist-${gist.state}`), gist?.text != null && html`<blockquote>${gist.text}</blockquote>`,
    ),
    choices: [
      [set('minutes-set-short', 's'), set('minutes-set-long', 'l')], ...(spoke === null ? [] : [[set('minutes-set-none', 'n')]]),
      [{ label: say('minutes-gist-open'), action: act('ask', id, `gist.${personId}`) }], [{ label: say('button-back'), action: act('speakers', id, 0) }],
    ],
    view: act('speaker', id, personId),
  }
}

/** Who speaks when and how long, so that the time suffices (MR8). */
export function rotaScreen({ say }: Member, { sheet: { id } }: Scene, { rota, minutes }: { rota: Rota; minutes: number }): Screen {
  const time = (seconds: number) => (seconds % 60 === 0 ? say('rota-minutes', { count: seconds / 60 }) : say('rota-seconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }))
  return {
    text: lines(
      html`<b>${say('rota-head', { minutes, count: rota.turns.length })}</b>`, !rota.fits && say('rota-too-short'),
      ...rota.turns.slice(0, 40).map(({ speaker, seconds, length }, n) => html`${n + 1}. ${length === 'long' ? html`<b>${speaker.fullName}</b>` : speaker.fullName}: ${time(seconds)}`),
    ),
    choices: [
      [15, 30, 45, 60].map((some): Choice => ({ label: String(some), action: act('rota', id, some) })), [{ label: say('button-back'), action: act('speakers', id, 0) }],
    ],
    view: act('rota', id, minutes),
  }
}

/** The estimate of the meeting: what was counted stands there, the rest is entered; the branch votes on it. */
export function qualityScreen({ say }: Member, { id }: Minuted, { points, counted }: { points: Points; counted: Points }): Screen {
  const level = levelOf(points)
  return {
    text: lines(
      html`<b>${say('quality-head')}</b>`,
      ...CRITERIA.map((criterion, n) => html`${n + 1}. ${say(CRITERION_WORDS[criterion])}: ${points[criterion] ?? '…'}/${QUALITY[criterion]}${counted[criterion] !== undefined && counted[criterion] === points[criterion] ? html` <i>${say('quality-counted')}</i>` : ''}`),
      level !== null && say('quality-sum', { points: level.sum, level: say(LEVEL_WORDS[level.level]) }),
    ),
    choices: [...inRows(CRITERIA.map((criterion, n): Choice => ({ label: String(n + 1), action: act('points', id, criterion) })), 4), [{ label: say('button-back'), action: openView(id) }]],
    view: act('quality', id),
  }
}

/** Phrase 25's other end: the conclusion, and the own tasks. */
export function outcomeScreen({ say }: Member, { sheet, own }: { sheet: Minuted; own: readonly { text: string; due: string | null }[] }): Screen {
  return {
    text: lines(
      html`<b>${minutesTitle(say, { sheet })}</b>`, html`${(sheet.minutes.conclusion ?? say('minutes-no-conclusion')).slice(0, 1000)}`,
      html`<b>${say(own.length > 0 ? 'minutes-own-tasks' : 'minutes-no-own-tasks')}</b>`, ...own.slice(0, 6).map(({ text, due }) => html`– ${text.slice(0, 100)}${due === null ? '' : ` (${dayDigits(due)})`}`),
    ),
    choices: [[{ label: say('minutes-read'), action: act('read', sheet.id, 0) }], [{ label: say('button-back'), action: oneMeeting(sheet.id) }]],
    view: act('outcome', sheet.id),
  }
}

export function asking({ say }: Member, { action, text, back }: { action: string; text: (string | false)[]; back: string }): Reply {
  return {
    ask: { action, wants: 'text' },
    show: { text: lines(...text.map((line) => line !== false && html`${line}`)), choices: [[{ label: say('button-cancel'), action: back }]], view: action },
  }
}
