import { createRequire } from 'node:module'
import type { Block, Paper } from './documents.ts'

const require = createRequire(import.meta.url)
const font = (weight: string): string => require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`)

/** A4, in a letter that has every Vietnamese mark; the head of a table stands on each page again. */
export async function drawPdf({ title, blocks }: Extract<Paper, { form: 'pdf' | 'docx' }>): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake')
  const fonts = { normal: font('400Regular'), bold: font('700Bold'), italics: font('400Regular_Italic'), bolditalics: font('700Bold_Italic') }
  pdfmake.setFonts({ Viet: fonts })
  // Nothing is fetched and no file is read but the letters, whatever a text may hold.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path: string) => Object.values(fonts).includes(path))
  const above = blocks.filter((block, at) => 'pair' in block && at === 0)
  const pdf = pdfmake.createPdf({
    info: { title }, pageSize: 'A4', pageMargins: [56, 56, 42, 56],
    defaultStyle: { font: 'Viet', fontSize: 11, lineHeight: 1.25 },
    content: [...above.map(drawBlock), { text: printable(title), fontSize: 15, bold: true, alignment: 'center', margin: [0, 0, 0, 12] }, ...blocks.slice(above.length).map(drawBlock)],
    footer: (page: number, pages: number) => ({ text: `${page}/${pages}`, alignment: 'center', fontSize: 9, margin: [0, 16, 0, 0] }),
  })
  return new Uint8Array(await pdf.getBuffer())
}

function drawBlock(block: Block) {
  if ('head' in block) return { text: printable(block.head), bold: true, fontSize: 12, margin: [0, 10, 0, 4] as [number, number, number, number] }
  if ('text' in block) return { text: printable(block.text), margin: [0, 0, 0, 4] as [number, number, number, number] }
  if ('pair' in block) return { columns: block.pair.map((side) => ({ text: printable(side.join('\n')), bold: true, alignment: 'center' as const })), margin: [0, 0, 0, 16] as [number, number, number, number] }
  const { columns, rows } = block.table
  return {
    margin: [0, 4, 0, 8] as [number, number, number, number],
    table: {
      headerRows: 1, widths: columns.map((_, place) => (place === columns.length - 1 ? '*' : 'auto')),
      body: [columns.map((text) => ({ text: printable(text), bold: true })), ...rows.map((row) => columns.map((_, place) => printable(row[place] ?? '')))],
    },
  }
}

/** Composed, as the letter has them; a control character would be a box. */
function printable(text: string): string {
  return text.normalize('NFC').replace(/[^\P{Cc}\n]/gu, ' ')
}
