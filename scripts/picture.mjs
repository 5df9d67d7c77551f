// Draws docs/picture.svg, the picture in the README, from what the demo really prints.  npm run picture
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TYPED = ['5', ':mai', '1', '1', '1', '1', ':thoát']
const LINE = 21
const folder = await mkdtemp(join(tmpdir(), 'chibo-picture-'))
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, DATA_DIR: folder }, stdio: ['pipe', 'pipe', 'inherit'] })
let printed = ''
child.stdout.on('data', (chunk) => { printed += chunk })
child.stdin.end(`${TYPED.join('\n')}\n`)
await new Promise((done) => child.once('close', done))
await rm(folder, { recursive: true, force: true })

const from = printed.indexOf('Mời đồng chí tự soi')
const to = printed.indexOf('Biểu hiện 3/27')
if (from < 0 || to < 0) throw new Error('the demo did not come to the third sign')
const rows = printed.slice(from, printed.lastIndexOf('>', to)).trimEnd().split('\n').flatMap(fold)
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const drawn = rows.map((row, i) => `<text xml:space="preserve" x="24" y="${44 + i * LINE}"${row.startsWith('>') ? ' class="typed"' : ''}>${escape(row)}</text>`)
await writeFile(fileURLToPath(new URL('../docs/picture.svg', import.meta.url)), `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="${64 + rows.length * LINE}" role="img" aria-label="A self-check in the terminal demo">
<style>rect{fill:#1d2430}text{font:14px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;fill:#e6e9ef;white-space:pre}.typed{fill:#ffd479}</style>
<rect width="100%" height="100%" rx="10"/>
${drawn.join('\n')}
</svg>
`)

/** Breaks a long line between words. */
function fold(row) {
  const lines = ['']
  for (const word of row.split(/(?<= )/)) {
    if (lines.at(-1).length + word.length > 100) lines.push('')
    lines[lines.length - 1] += word
  }
  return lines
}
