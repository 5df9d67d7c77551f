import { html, lines } from '../../conversation/html.ts'
import type { Choice, Screen } from '../../conversation/screen.ts'
import { turning } from '../../conversation/rows.ts'
import { groupOf, hasOfficial, signAt, wordingOf } from '../catalog/catalog.rules.ts'
import { pagesOf } from '../org/pages.rules.ts'
import { act } from './self-check.views.ts'
import { signScreen, type Scene } from './sign.screens.ts'

/** What was loaded of a sign: the official wording, then what is suggested locally, on as many pages as it needs. Where nothing was, the sign. */
export function officialScreen(scene: Scene, { n, page }: { n: number; page: number }): Screen {
  const { actor: { say, language }, check: { id }, set } = scene
  const sign = signAt(set, n)
  if (!hasOfficial(sign)) return signScreen(scene, n)
  const paragraphs = [
    ...(sign.official === undefined ? [] : [say('official-text', { ref: sign.ref }), sign.official]),
    ...(sign.points === undefined ? [] : [say('official-points'), ...sign.points.map((point) => `• ${point}`)]),
  ]
  const pages = pagesOf(paragraphs)
  const at = Math.min(page, pages.length)
  const back: Choice[] = [{ label: say('button-back'), action: act('sign', id, n) }]
  return {
    text: lines(
      html`${say('self-check-progress', { n, group: say(`group-${groupOf(n)}`) })}`,
      html`<b>${wordingOf(sign, language).title}</b>`,
      ...(pages[at - 1] ?? []).map((paragraph) => html`\n${paragraph}`),
    ),
    choices: [...turning(say, { page: at, last: pages.length, to: (to) => act('official', id, `${n}.${to}`) }), back],
    view: act('official', id, `${n}.${at}`),
    confidential: true,
  }
}
