import { html, lines } from '../../conversation/html.ts'
import { listScreen, quoted } from '../../conversation/rows.ts'
import type { Choice, Reply, Screen } from '../../conversation/screen.ts'
import { inPieces } from '../../conversation/typed.ts'
import type { CaseEvent, NameReason } from './case.record.ts'
import { NAME_REASONS } from './case.record.ts'
import { allows } from './case.rules.ts'
import { reasonWords } from './reader.screens.ts'
import type { Scene, Sight } from './reader.service.ts'
import { draftOf } from './deed.service.ts'
import { onCase, readView, writeView } from './reader.views.ts'
import type { Writing } from './writing.rules.ts'
import { faultOf } from './writing.rules.ts'

const WRITE_WORDS: Record<Writing, { ask: string; send: string }> = {
  ask: { ask: 'write-ask', send: 'send-ask' },
  restate: { ask: 'write-restate', send: 'send-restate' },
  unproven: { ask: 'write-unproven', send: 'send-unproven' },
  unsuited: { ask: 'write-unsuited', send: 'send-unsuited' },
  pass: { ask: 'write-pass', send: 'send-pass' },
  reason: { ask: 'write-reason', send: 'name-why' },
  recuse: { ask: 'write-recuse', send: 'send-recuse' },
  close: { ask: 'write-close', send: 'case-close' },
  decide: { ask: 'write-decide', send: 'case-decide' },
}

const back = ({ actor: { say }, one }: Scene): Choice[] => [{ label: say('button-back'), action: readView(one.id) }]

/** Asks for words; what was typed stands below, whole, until it is sent or typed anew. */
export function writeReply(scene: Scene, what: Writing): Reply {
  const { actor: { say }, one } = scene
  const draft = draftOf(scene, what)
  const fault = draft === '' ? null : faultOf(one, what, draft)
  const mayGo = what === 'recuse' ? fault === null : draft !== '' && fault === null
  const send = what === 'reason' ? onCase('open', one.id, 'other') : onCase('send', one.id, what)
  // The author's own words, for whoever puts them into others.
  const original = what === 'restate' && draft === '' ? inPieces(one.record.text)[0] : undefined
  return {
    ask: { action: writeView(one.id, what), wants: 'text', confidential: true },
    show: {
      text: lines(
        say(WRITE_WORDS[what].ask), say('write-limit'),
        fault !== null && html`<b>${'over' in fault ? say('write-over', { over: fault.over }) : say('write-copied', { words: fault.copied })}</b>`,
        draft !== '' && quoted(inPieces(draft)[0] ?? ''), original !== undefined && quoted(original),
      ),
      choices: [...(mayGo ? [[{ label: say(WRITE_WORDS[what].send), action: send }]] : []), back(scene)],
      view: writeView(one.id, what),
      confidential: true,
    },
  }
}

/** What verifying has come to. */
export function resultScreen(scene: Scene): Screen {
  const { actor: { say }, one } = scene
  const button = (label: string, action: string): Choice[] => [{ label: say(label), action }]
  return {
    text: lines(say('result-ask'), allows(one, 'verified') !== 'yes' && say('result-verify-first')),
    choices: [
      ...(allows(one, 'verified') === 'yes' ? [button('case-state-verified', onCase('verified', one.id))] : []),
      ...(allows(one, 'unsubstantiated') === 'yes' ? [button('case-state-unsubstantiated', writeView(one.id, 'unproven'))] : []),
      button('case-state-unsuitable', writeView(one.id, 'unsuited')), button('send-pass', writeView(one.id, 'pass')), back(scene),
    ],
    view: onCase('result', one.id),
    confidential: true,
  }
}

/** Three ways to ask that give nothing away (PV40). */
export function waysScreen(scene: Scene): Screen {
  const { actor: { say }, one } = scene
  return {
    text: lines(html`<b>${say('case-discreet')}</b>`, '', say('ways-records'), say('ways-many'), say('ways-usual')),
    choices: [back(scene)], view: onCase('ways', one.id), confidential: true,
  }
}

/** Phrase 34a: opening the name is asked for before the reason is. */
export function nameAskScreen(scene: Scene): Screen {
  const { actor: { say }, one } = scene
  return {
    text: lines(say('open-name-ask')),
    choices: [[{ label: say('name-why'), action: onCase('why', one.id) }], [{ label: say('name-no'), action: readView(one.id) }]],
    view: onCase('name', one.id), confidential: true,
  }
}

/** Phrase 34b. */
export function nameReasonsScreen(scene: Scene): Screen {
  const { actor: { say }, one } = scene
  const to = (reason: NameReason) => (reason === 'other' ? writeView(one.id, 'reason') : onCase('open', one.id, reason))
  return {
    text: lines(say('name-reasons')),
    choices: [...NAME_REASONS.map((reason): Choice[] => [{ label: reasonWords(say, { reason }), action: to(reason) }]), back(scene)],
    view: onCase('why', one.id), confidential: true,
  }
}

/** The name, for the one reader to whom it was opened. */
export function nameScreen(sight: Sight): Screen {
  const { actor: { say }, one, names } = sight
  return {
    text: lines(html`<b>${say('name-opened', { name: names.get(one.author) ?? '' })}</b>`, say('name-keep')),
    choices: [back(sight)], view: onCase('name', one.id), confidential: true,
  }
}

// ── the log ───────────────────────────────────────────────────────────────────────────────────────────────────

const LOG_WORDS: Record<CaseEvent['what'], string> = {
  received: 'log-received', verifying: 'log-verifying', verified: 'log-verified', released: 'log-released', merged: 'log-merged', approved: 'log-approved',
  unsubstantiated: 'log-unsubstantiated', unsuitable: 'log-unsuitable', closed: 'log-closed', passed: 'log-passed', 'name-asked': 'log-name-asked',
  'name-opened': 'log-name-opened', asked: 'log-asked', answered: 'log-answered', declined: 'log-declined', added: 'log-added', restated: 'log-restated',
  previewed: 'log-previewed', recused: 'log-recused', 'reader-left': 'log-reader-left', 'readers-asked': 'log-readers-asked',
  'readers-agreed': 'log-readers-agreed', 'readers-refused': 'log-readers-refused', 'decided-above': 'log-decided-above', withdrawn: 'log-closed',
  expired: 'log-expired', 'step-refused': 'log-step-refused', 'name-refused': 'log-name-refused',
}

/** What was done in this matter, newest first, for its readers alone (PV7). */
export function logScreen(sight: Sight, page: number): Screen {
  const { actor: { say }, one, office, names } = sight
  const rows = one.record.log.toReversed().map((event) => {
    const words = [say(LOG_WORDS[event.what]), 'reason' in event ? reasonWords(say, event) : ''].filter((word) => word !== '').join(': ')
    const who = 'by' in event ? say('log-by', { name: names.get(event.by) ?? '' }) : ''
    return { text: html`• ${say.day(new Date(event.at), office.timeZone)}: ${words}${who === '' ? '' : ` (${who})`}` }
  })
  return listScreen(say, { head: [html`<b>${say('log-head')}</b>`], rows, page, view: (to) => onCase('log', one.id, to), below: () => [back(sight)] })
}
