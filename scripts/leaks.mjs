// Whether the attacker in test/attack would notice: each patch of test/leaks plants one leak into a copy of the program,
// and the attacker must then guess who wrote far better than by chance. Prints one row a leak; exit code 1 where one is
// not caught, or no longer applies. `npm run leaks -- NAME…` tries some of them.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = new URL('..', import.meta.url).pathname
/** By how many standard errors the guess must rise (FB3). */
const ENOUGH = 5
/** Copies that are attacked at once. */
const AT_ONCE = 2
const COPIED = ['src', 'test', 'locales', 'prisma', 'package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts']

/** @typedef {{ who: string, right: number, chance: number, errors: number, by: string }} Verdict */

/** A copy of the program, with one leak or none, attacked once. @returns {Promise<Map<string, Verdict>>} */
async function attacked(base, { name, patch, test }) {
  const folder = join(base, name)
  await mkdir(folder)
  for (const path of COPIED) await cp(join(root, path), join(folder, path), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  if (patch) await run('git', ['apply', patch], { cwd: folder })
  const out = join(folder, 'figures.jsonl')
  const failed = await run('npx', ['vitest', 'run', `test/attack.${test}.test.ts`], { cwd: folder, env: { ...process.env, ATTACK_OUT: out } }).then(() => null, (error) => error)
  const lines = await readFile(out, 'utf8').catch(() => { throw new Error(`${name}: the attack itself failed\n${failed?.stdout ?? ''}${failed?.stderr ?? ''}`) })
  return new Map(lines.trim().split('\n').map((line) => JSON.parse(line)).map((verdict) => [verdict.who, verdict]))
}

/** What stands above a patch: `Attack:` is the test in which it is seen, `Seen by:` the attacker, the first line what it is. */
async function readLeak(file) {
  const text = await readFile(join(root, 'test/leaks', file), 'utf8')
  const line = (word) => new RegExp(`^${word}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return { name: file.replace('.patch', ''), patch: join(root, 'test/leaks', file), what: text.split('\n')[0], test: line('Attack'), seenBy: line('Seen by') }
}

const wanted = process.argv.slice(2)
const files = (await readdir(join(root, 'test/leaks'))).filter((file) => file.endsWith('.patch')).toSorted()
const leaks = (await Promise.all(files.map(readLeak))).filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const base = await mkdtemp(join(tmpdir(), 'chibo-leaks-'))
const runs = [...[...new Set(leaks.map(({ test }) => test))].map((test) => ({ name: `without-${test}`, patch: null, test })), ...leaks]
/** One row of runs for each slot: a run begins when the one before it in its row has ended. */
const slots = Array.from({ length: AT_ONCE }, () => Promise.resolve())
const found = new Map(runs.map((one, i) => [one.name, (slots[i % AT_ONCE] = slots[i % AT_ONCE].then(() => attacked(base, one)).catch((error) => error))]))

const figures = ({ right, chance, errors }) => `${Math.round(right * 100)} % right (${Math.round(chance * 100)} % by chance), ${errors.toFixed(1)} standard errors`
let missed = 0
try {
  for (const { name, what, test, seenBy } of leaks) {
    const [before, after] = [await found.get(`without-${test}`), await found.get(name)]
    const problem = [before, after].find((one) => one instanceof Error)
    const [clean, leaking] = problem ? [] : [before.get(seenBy), after.get(seenBy)]
    const caught = clean && leaking && leaking.errors - clean.errors >= ENOUGH
    if (!caught) missed++
    console.log(`${caught ? 'caught' : 'MISSED'}  ${name}: ${what}`)
    console.log(clean && leaking ? `        ${seenBy}: from ${figures(clean)}\n        to ${figures(leaking)}, by: ${leaking.by}` : `        ${problem?.message ?? `nobody is called ${seenBy}`}`)
  }
} finally {
  await rm(base, { recursive: true, force: true })
}
process.exitCode = missed > 0 ? 1 : 0
