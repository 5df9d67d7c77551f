import QRCode from 'qrcode'
import { html, type Html } from '../conversation/html.ts'
import type { Say } from '../conversation/words.ts'

export type Slip = { name: string; code: string; link: string | null }

/**
 * A page to print and cut: one slip a person, eight on an A4 sheet. It names neither the organisation nor what this is
 * for: a slip that is lost tells a stranger a name and a link that opens nothing without the second fact.
 */
export async function makeSheet(slips: Slip[], { say, until }: { say: Say; until: string }): Promise<string> {
  const made = await Promise.all(slips.map((slip) => makeSlip(slip, { say, until })))
  return `<!doctype html>\n${html`<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${say('invite-paper-head')}</title>
<style>${STYLE}</style>
</head>
<body>
${made}</body>
</html>
`.html}`
}

async function makeSlip({ name, code, link }: Slip, { say, until }: { say: Say; until: string }): Promise<Html> {
  // From the library's own vectors: nothing of a person is in them.
  const picture: Html = { html: link === null ? '' : await QRCode.toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) }
  return html`<section>
${picture}<div>
<h1>${name}</h1>
<p>${say(link === null ? 'invite-paper-how-code' : 'invite-paper-how')}</p>
${link !== null && html`<p class="link">${link}</p>
`}<p class="code">/start ${code}</p>
<p>${say('invite-paper-until', { date: until })}</p>
<p>${say('never-asks')}</p>
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
