import { fold } from '../../conversation/commands.ts'
import type { Heading, Section } from './agenda.rules.ts'

const NUMBERED = /^(?:(?:mục|phần)\s+)?(?:\d{1,2}|[IVX]{1,6})\s*[.)/:-]\s*(?!\d)(\S.*)$/iu
const BELOW = /^(?:[-+•*–—▪]|\d{1,2}\.\d{1,2}\.?|[a-zđ]\))\s*(\S.*)$/iu

/** Words, folded, by which a pasted heading is known for one of ours. */
const KNOWN: readonly (readonly [Heading, RegExp])[] = [
  ['results', /ketqua.*(nghiquyet|nhiemvu)|kiemdiem.*nghiquyet/], ['remediation', /khacphuc/], ['self-criticism', /tuphebinh|27bieuhien/],
  ['opinion', /tutuong/], ['proposals', /kiennghi|dexuat/], ['superior', /captren.*(phatbieu|ykien)|(phatbieu|ykien).*captren/],
  ['information', /thongtin|thoisu|vanbanmoi/], ['tasks', /nhiemvu.*(toi|sau)|phuonghuong/], ['opening', /modau|khaimac|ondinhtochuc|tuyenbolydo/],
  ['close', /bemac|thongquabienban|^ketluan/],
]

/**
 * An agenda as somebody keeps it elsewhere: numbered lines are headings, the others stand below them; without numbers
 * each line is a heading. Nothing is lost or cut.
 * @param newId for what is no heading of ours
 */
export function readPasted(text: string, newId: () => string): Section[] {
  const rows = text.normalize('NFC').split(/\r?\n/).map(tidy).filter((row) => row !== '')
  const anyNumbers = rows.some((row) => NUMBERED.test(row) && !BELOW.test(row))
  const sections: Section[] = []
  for (const row of rows) {
    const below = BELOW.exec(row)?.[1]
    const heading = below === undefined ? (NUMBERED.exec(row)?.[1] ?? (anyNumbers && sections.length > 0 ? undefined : row)) : undefined
    const last = sections.at(-1)
    if (heading === undefined && last) last.lines.push({ id: newId(), text: below ?? row })
    else sections.push({ id: idFor(heading ?? below ?? row, sections, newId), name: heading ?? below ?? row, lines: [] })
  }
  return sections
}

function idFor(name: string, sections: readonly Section[], newId: () => string): string {
  const folded = fold(name)
  const known = KNOWN.find(([heading, pattern]) => pattern.test(folded) && !sections.some(({ id }) => id === heading))
  return known?.[0] ?? newId()
}

/** What was typed in answer to "add": each line one, without the dash that some write in front. */
export function typedLines(text: string): string[] {
  return text.normalize('NFC').split(/\r?\n/).map((row) => tidy(row).replace(/^[-+•*–—▪]\s*/u, '')).filter((row) => row !== '')
}

/** One line of text, without what cannot be seen. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\u200B\u00AD\uFEFF\u202A-\u202E\u2066-\u2069]/gu, ' ').replace(/\s+/gu, ' ').trim()
}
