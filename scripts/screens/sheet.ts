import type { Choice } from '../../src/conversation/screen.ts'
import type { Shot } from './walk.ts'

/** One way to a screen, and what it shows in each language. */
export type Card = { who: string; when: string; shots: Record<string, Shot> }

/** A page of cards, each with its languages side by side, as on a phone 360 pixels wide. */
export function sheet(cards: Card[], from: number): string {
  return `<!doctype html><meta charset="utf-8"><title>Chibo</title><style>
body{font:15px/1.4 "Noto Sans","DejaVu Sans",sans-serif;margin:16px;background:#dfe5ea;display:grid;grid-template-columns:repeat(2,740px);gap:18px}
.card{background:#f4f6f8;padding:8px}.how{font-size:11px;color:#555;overflow-wrap:anywhere;margin-bottom:6px}.two{display:flex;gap:10px;align-items:flex-start}
.phone{width:344px;padding:8px;background:#c9d6df}.text{background:#fff;border-radius:10px;padding:9px 11px;white-space:pre-wrap;overflow-wrap:anywhere}
.secret{border-left:4px solid #7a5c00}.row{display:flex;gap:4px;margin-top:4px}.row span{flex:1;background:#fff9;border-radius:7px;padding:7px 4px;text-align:center;font-size:13px}
.toast{background:#333;color:#fff;border-radius:8px;padding:6px 10px;margin-bottom:6px;font-size:13px}.file{margin-top:6px;font-size:12px}blockquote{margin:4px 0;padding-left:8px;border-left:3px solid #88a}</style>
${cards.map((card, i) => cardHtml(card, from + i)).join('\n')}`
}

function cardHtml({ who, when, shots }: Card, number: number): string {
  const how = Object.values(shots)[0]?.steps.map((step) => ('press' in step ? step.press : Object.values(step).join('')).slice(0, 40)).join(' → ') ?? ''
  return `<div class="card"><div class="how">${number} · ${escape(`${who} · ${when} · ${how}`)}</div><div class="two">${Object.values(shots).map(phone).join('')}</div></div>`
}

function phone({ toast, screen }: Shot): string {
  const rows = screen?.choices?.map((row) => `<div class="row">${row.map((choice: Choice) => `<span>${escape(choice.label)}</span>`).join('')}</div>`).join('') ?? ''
  return `<div class="phone">${toast === null ? '' : `<div class="toast">${escape(toast)}</div>`}${screen
    ? `<div class="text${screen.confidential ? ' secret' : ''}">${screen.text.html}</div>${rows}${screen.document ? `<div class="file">▤ ${escape(screen.document.kind)}</div>` : ''}` : ''}</div>`
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
