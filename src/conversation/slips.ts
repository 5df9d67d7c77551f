import QRCode from 'qrcode'
import { html, type Html } from './html.ts'
import type { Say } from './words.ts'

/** `until`: when the invitation runs out, in words. */
export type Slip = { name: string; code: string; link: string | null; web: string | null; until: string }
export type Slips = { form: 'slips'; language: string; head: string; slips: (Omit<Slip, 'web'> & { how: string; page?: string | null })[]; promise: string }

/**
 * Invitations to print and cut: one slip a person, eight on an A4 sheet. It names neither the organisation nor what
 * this is for: a slip that is lost tells a stranger a name and a link that opens nothing without the second fact.
 */
export function slipsPaper(slips: Slip[], { say }: { say: Say }): Slips {
  return {
    form: 'slips', language: say.language, head: say('invite-paper-head'), promise: say('never-asks'),
    slips: slips.map(({ web, ...slip }) => ({ ...slip, page: web === null || slip.link === null ? null : say('invite-paper-web', { link: web }), link: slip.link ?? web, until: say('invite-paper-until', { date: slip.until }), how: say(slip.link === null && web === null ? 'invite-paper-how-code' : 'invite-paper-how') })),
  }
}

/** The page with its pictures. */
export async function drawSlips({ language, head, slips, promise }: Slips): Promise<string> {
  const made = await Promise.all(slips.map((slip) => drawSlip(slip, promise)))
  return `<!doctype html>\n${html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${head}</title>
<style>${STYLE}</style>
</head>
<body>
${made}</body>
</html>
`.html}`
}

async function drawSlip({ name, code, link, page, how, until }: Slips['slips'][number], promise: string): Promise<Html> {
  // From the library's own vectors: nothing of a person is in them.
  const picture: Html = { html: link === null ? '' : await QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) }
  return html`<section>
${picture}<div>
<h1>${name}</h1>
<p>${how}</p>
${link !== null && html`<p class="link">${link}</p>
`}${typeof page === 'string' && html`<p class="link">${page}</p>
`}<p class="code">/start ${code}</p>
<p>${until}</p>
<p>${promise}</p>
</div>
</section>
`
}

const STYLE = `
@page { size: A4; margin: 10mm }
body { margin: 0; font: 10pt/1.35 "Be Vietnam Pro", "Segoe UI", Roboto, Arial, sans-serif; color: #000; background: #fff;
  display: grid; grid-template-columns: repeat(auto-fill, minmax(90mm, 1fr)) }
section { display: flex; gap: 4mm; padding: 5mm; min-height: 56mm; border: 0.3mm dashed #888; break-inside: avoid; box-sizing: border-box }
svg { width: 36mm; height: 36mm; flex: none }
div { min-width: 0 }
h1 { font-size: 13pt; margin: 0 0 1mm }
p { margin: 0 0 1.5mm }
.link { overflow-wrap: anywhere }
.code { font: 12pt/1.3 "DejaVu Sans Mono", Consolas, monospace }
`
