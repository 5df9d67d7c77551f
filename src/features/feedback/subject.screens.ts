import { actionOf } from '../../conversation/actions.ts'
import { html } from '../../conversation/html.ts'
import { listScreen, quoted } from '../../conversation/rows.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import { charactersOver, inPieces } from '../../conversation/typed.ts'
import type { Release } from './case.record.ts'
import { REPLY_MOST } from './release.rules.ts'

const act = (verb: string, ...args: (string | number)[]): string => actionOf('feedback', verb, ...args)

export const KNOWN = act('known', 1)
/** The screen of one thing that was made known, drawn again when its answer changes. */
export const knownView = (id: string, page = 1): string => act('known-one', id, page)
/** In the start of everybody's feedback, whatever was made known to whom. */
export const knownEntry = ({ say }: Member): Choice => ({ label: say('known-open'), action: KNOWN })

/** What was made known to this person. Without anything it says the same to everybody (PV20). */
export function knownScreen(actor: Member, { releases, page }: { releases: readonly Release[]; page: number }): Screen {
  const { say } = actor
  const rows = releases.map(({ id, quarter, record }, index) => ({ id, index, text: html`${index + 1}. ${capital(say.quarter(quarter))}: ${aboutOf(actor, record.subject.kind)}` }))
  return listScreen(say, {
    head: [html`<b>${say('known-open')}</b>`, say(rows.length > 0 ? 'known-head' : 'known-none'), html`<i>${say('known-not-listed')}</i>`],
    rows, page, view: (to) => act('known', to),
    below: (shown) => [
      ...shown.map(({ id, index }): Choice[] => [{ label: say('known-one', { n: index + 1 }), action: knownView(id) }]),
      [{ label: say('button-back'), privately: 'feedback' }],
    ],
  })
}

/** One of them: the reworded text, the name where its author gave it, one's own answer (phrase 36). */
export function knownOneScreen(actor: Member, { one, page, answers, sign }: { one: Release; page: number; answers: boolean; sign: string | null }): Screen {
  const { say } = actor
  const { id, quarter, record: { subject, named, text, reply } } = one
  const head = subject.kind === 'person' ? say('subject-released', { quarter: capital(say.quarter(quarter)) })
    : say('subject-released-body', { quarter: capital(say.quarter(quarter)), about: aboutOf(actor, subject.kind) })
  const sent = reply?.sent === true ? [html`${say('known-answered')}`, ...inPieces(reply.text).map(quoted)] : []
  return listScreen(say, {
    head: [head, sign !== null && html`<i>${sign}</i>`, named !== null && say('known-named', { name: named })],
    rows: [...inPieces(text).map(quoted), ...sent].map((row) => ({ text: row })), page, view: (to) => knownView(id, to),
    below: () => [
      ...(answers ? [[{ label: say('known-answer'), action: act('reply', id) }]] : []),
      [{ label: say('button-back'), action: KNOWN }],
    ],
  })
}

/** Asks for the answer; what was typed and not sent stands there. */
export function replyReply({ say }: Member, { id, draft }: { id: string; draft: string }): Reply {
  const over = charactersOver(draft, REPLY_MOST)
  const ask = { action: act('reply', id), wants: 'text', confidential: true } as const
  const screen = (head: string[], choices: Choice[][]): Screen => ({
    ...listScreen(say, { head, rows: inPieces(draft).filter((piece) => piece !== '').map((piece) => ({ text: quoted(piece) })), page: 1, view: () => act('reply', id), below: () => choices }),
    view: act('reply', id),
  })
  const drop: Choice[] = [{ label: say('button-cancel'), action: act('reply-drop', id) }]
  if (draft === '') return { ask, show: screen([say('reply-ask')], [drop]) }
  if (over > 0) return { ask, show: screen([say('reply-too-long', { over })], [drop]) }
  return { ask, show: screen([say('reply-check')], [[{ label: say('reply-send'), action: act('reply-send', id), look: 'primary' }], drop]) }
}

function aboutOf({ say }: Member, kind: Release['record']['subject']['kind']): string {
  return say(kind === 'person' ? 'known-about-me' : kind === 'committee' ? 'known-about-committee' : 'known-about-branch')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
