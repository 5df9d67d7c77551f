import type { Html } from '../../conversation/html.ts'
import { html } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import type { OwnCase } from './author.service.ts'
import type { Named } from './case.record.ts'
import { REFUSED_DAYS } from './mailbox.rules.ts'
import { ownView } from './mine.screens.ts'
import { act, readersWords } from './write.screens.ts'

/** Asks for words about a case: typed, they wait with the rest. */
export function askReply({ say }: Member, { id, action, text, more = [] }: { id: string; action: string; text: Html; more?: Choice[][] }): Reply {
  return {
    ask: { action, wants: 'text', confidential: true },
    show: { text, choices: [...more, [{ label: say('button-back'), action: ownView(id) }]], view: action, confidential: true },
  }
}

export function withdrawScreen({ say }: Member, { id, left }: OwnCase): Screen {
  return {
    text: html`${left ? say('own-withdraw-ask', { days: REFUSED_DAYS }) : say('own-withdraw-unsent')}`,
    choices: [[{ label: say('own-withdraw'), action: act('withdraw-yes', id), look: 'danger' }], [{ label: say('button-back'), action: ownView(id) }]],
    view: act('withdraw', id),
    confidential: true,
  }
}

/** FB20: who would read it is named before anything is written. */
export function pressedReply(actor: Member, one: OwnCase, readers: Named[]): Reply {
  const { say } = actor
  const { id } = one
  if (readers.length === 0) {
    return { show: { text: html`${say('own-pressed-nobody')}`, choices: [[{ label: say('button-back'), action: ownView(id) }]], view: act('pressed', id), confidential: true }, where: 'here' }
  }
  return askReply(actor, {
    id, action: act('pressed', id), text: html`${say('own-pressed-ask', { readers: readersWords(say, readers) })}`,
    more: [[{ label: say('own-pressed-now'), action: act('pressed-yes', id) }]],
  })
}
