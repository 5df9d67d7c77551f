// npm run bench: one line for each figure of docs/design; the lines begin with the figure's word. Absolute times are
// noise on a shared machine: what counts are ratios in the same run, and counts.
//   npm run bench                 everything
//   npm run bench -- tap          one figure
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findServer } from '../support/stores.ts'
import { measureBroadcast } from './broadcast.ts'
import { printRow } from './figures.ts'
import { measureMonth } from './month.ts'
import { measureStart } from './start.ts'
import { measureTap } from './tap.ts'
import { measureWeb } from './web.ts'

const ROWS = [['tap', 'embedded'], ['tap', 'server'], ['month', 'embedded'], ['month', 'server'], ['start', 'embedded'], ['broadcast', 'embedded'], ['web', 'embedded'], ['web', 'server']] as const

const [word, where] = process.argv.slice(2)
const wanted = ROWS.filter(([name, kind]) => (word === undefined || word === name) && (where === undefined || where === kind))
if (wanted.length === 0) {
  console.error(`There is no such figure. Figures: ${[...new Set(ROWS.map(([name]) => name))].join(', ')}.`)
  process.exitCode = 2
}
for (const [name, kind] of wanted) await (where === undefined ? inOwnProcess : measure)(name, kind)

async function measure(name: string, kind: string): Promise<void> {
  const url = kind === 'server' ? await findServer() : null
  if (kind === 'server' && url === null) return console.log(`${name.padEnd(6)} PostgreSQL: left out, no server answers; BENCH_DATABASE_URL names one`)
  const row = await (name === 'tap' ? measureTap(url) : name === 'month' ? measureMonth(url) : name === 'broadcast' ? measureBroadcast() : name === 'web' ? measureWeb(url) : measureStart())
  printRow(row)
  if (!row.good) process.exitCode = 1
}

/** So that one figure's memory and warmth are not the next one's. */
function inOwnProcess(name: string, kind: string): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name, kind], { stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', (code) => {
    if (code !== 0) process.exitCode = 1
    resolve()
  }))
}
