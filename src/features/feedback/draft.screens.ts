import { HOME } from '../../conversation/home.ts'
import { html, lines } from '../../conversation/html.ts'
import { listScreen, quoted, turning } from '../../conversation/rows.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import { charactersOver, inPieces } from '../../conversation/typed.ts'
import { paragraphs } from '../org/consent.screens.ts'
import { MONTH_MOST, OPEN_MOST, TEXT_MOST } from './author.rules.ts'
import { LONGEST } from './case.rules.ts'
import { aboutWords, beginning } from './reader.screens.ts'
import { act, buttons, DRAFT, MINE, readersWords, START } from './write.screens.ts'
import type { Begun, Full } from './write.service.ts'

/** Writing: what is there so far, and how many characters are too many. */
export function draftReply({ say }: Member, { draft, about, page }: { draft: Begun; about: string; page: number }): Reply {
  const pieces = inPieces(draft.text)
  const at = Math.min(page, pieces.length)
  const over = charactersOver(draft.text, TEXT_MOST)
  const written = draft.text !== ''
  const button = buttons(say)
  return {
    ask: { action: act('words'), wants: 'text', confidential: true },
    show: {
      text: lines(
        html`<b>${aboutWords(say, draft.subject, about)}</b>`, say('feedback-write-ask'), html`<i>${say('feedback-telltale')}</i>`,
        over > 0 && html`<b>${say('feedback-too-long', { over })}</b>`, written && quoted(pieces[at - 1] ?? ''),
      ),
      choices: [
        ...(written && over === 0 ? [[{ label: say('feedback-send'), action: act('send'), look: 'primary' as const }]] : []),
        ...(written ? [button('feedback-rewrite', act('anew'))] : []),
        ...turning(say, { page: at, last: pieces.length, to: (to) => act('draft', to) }), button('button-cancel', act('drop')),
      ],
      view: act('draft', at),
      confidential: true,
    },
  }
}

/** What is typed next takes the place of what is there, and only then. */
export function anewReply({ say }: Member): Reply {
  return {
    ask: { action: act('anew'), wants: 'text', confidential: true },
    show: { text: lines(say('feedback-anew-ask')), choices: [buttons(say)('button-back', DRAFT)], view: act('anew'), confidential: true },
  }
}

export function dropScreen({ say }: Member): Screen {
  return {
    text: lines(say('feedback-drop-ask')),
    choices: [[{ label: say('feedback-drop-yes'), action: act('drop-yes'), look: 'danger' }], buttons(say)('feedback-drop-no', DRAFT)],
    view: act('drop'),
    confidential: true,
  }
}

/** Phrase 32. Drawn again it is the list, where what was sent stands. */
export function sentScreen({ say }: Member, { above }: { above: boolean }): Screen {
  const button = buttons(say)
  return {
    text: paragraphs([say(above ? 'feedback-sent-above' : 'feedback-sent'), say('feedback-sent-later', { days: LONGEST })]),
    choices: [button('feedback-wipe', act('wipe')), button('feedback-mine', MINE)],
    view: MINE,
    confidential: true,
  }
}

/** What could be taken out of the chat is gone; the rest is the author's own to delete (FB15). */
export function wipedScreen({ say }: Member): Screen {
  return { text: lines(say('feedback-wiped')), choices: [buttons(say)('command-start', HOME)], view: act('wipe') }
}

/** Too many are open, or were sent this month; nothing that was written is lost (FB18). Who would read an addition is named before it. */
export function fullScreen({ say }: Member, { limit, cases }: Full, { draft }: { draft: boolean }): Screen {
  const rows = limit === 'subject' ? cases.map(({ id, month, text, told }, i) => ({ id, n: i + 1, text: html`${i + 1}. ${say.month(month)}${quoted(beginning(text))}\n${say('own-readers', { readers: readersWords(say, told.readers) })}` })) : []
  const many = cases.length > 0 ? 'feedback-full-subject' : 'feedback-full-wait'
  return listScreen(say, {
    head: [limit === 'subject' ? say(many, { count: OPEN_MOST }) : say('feedback-full-month', { count: MONTH_MOST }), draft && say('feedback-kept')],
    rows, page: 1, view: () => (draft ? DRAFT : START),
    below: (shown) => [
      ...shown.map(({ id, n }): Choice[] => [{ label: say('feedback-add-to', { n }), action: draft ? act('send-to', id) : act('add', id) }]),
      buttons(say)('button-back', draft ? DRAFT : START),
    ],
  })
}
