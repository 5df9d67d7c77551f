import type { Block, Paper } from './documents.ts'

/** Of the letters that offices here use; where it is missing a like one stands in, with every Vietnamese mark. */
const FONT = 'Times New Roman'
/** Half points. */
const SIZE = { text: 26, title: 30 }
/** Twips: 3 cm for the holes on the left, 2 cm elsewhere. */
const MARGINS = { top: 1134, bottom: 1134, left: 1701, right: 1134 }

/** A4, as a branch keeps its papers: the title in the middle, tables with lines, two columns where two sign. */
export async function drawDocx({ title, blocks }: Extract<Paper, { form: 'docx' | 'pdf' }>): Promise<Uint8Array> {
  const docx = await import('docx')
  const { AlignmentType, BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  type How = { bold?: boolean; centre?: boolean; size?: number; after?: number }

  const paragraph = (text: string, { bold = false, centre = false, size = SIZE.text, after = 80 }: How = {}) =>
    new Paragraph({ alignment: centre ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { after }, children: [new TextRun({ text: printable(text), bold, size })] })
  const paragraphs = (text: string, how: How = {}) => text.split('\n').map((row) => paragraph(row, how))
  const cell = (rows: InstanceType<typeof Paragraph>[]) => new TableCell({ children: rows, margins: { left: 80, right: 80 } })
  const line = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const noLines = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }

  const table = (columns: string[], rows: string[][]) => new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map((text) => cell([paragraph(text, { bold: true, centre: true, after: 0 })])) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((_, place) => cell(paragraphs(row[place] ?? '', { after: 0 }))) })),
    ],
  })
  const pair = (sides: readonly [string[], string[]], bold: boolean) => new Table({
    width: { size: 100, type: WidthType.PERCENTAGE }, borders: noLines,
    rows: [new TableRow({ cantSplit: true, children: sides.map((side) => cell(side.map((text) => paragraph(text, { centre: true, bold, after: 0 })))) })],
  })
  const draw = (block: Block) => {
    if ('head' in block) return [new Paragraph({ spacing: { before: 160, after: 80 }, keepNext: true, children: [new TextRun({ text: printable(block.head), bold: true, size: SIZE.text })] })]
    if ('text' in block) return paragraphs(block.text)
    if ('pair' in block) return [pair(block.pair, true), paragraph('')]
    return [table(block.table.columns, block.table.rows), paragraph('')]
  }
  const above = blocks.filter((block, at) => 'pair' in block && at === 0)
  const document = new Document({
    title, creator: 'Chibo', styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: MARGINS } },
      children: [...above.flatMap(draw), paragraph(title, { bold: true, centre: true, size: SIZE.title, after: 240 }), ...blocks.slice(above.length).flatMap(draw)],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Composed; a control character would break the file. */
function printable(text: string): string {
  return text.normalize('NFC').replace(/[^\P{Cc}]|[\uFFFE\uFFFF]/gu, ' ')
}
