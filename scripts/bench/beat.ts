// One heartbeat in a process of its own, so that its memory is its own: acts on all that is due at MOMENT.
import { jobs } from '../../src/jobs.ts'
import { movedClock } from '../../src/platform/clock.ts'
import { makeBox } from '../../src/platform/crypto.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { makeLog } from '../../src/platform/log.ts'
import { runDue } from '../../src/platform/schedule.ts'
import type { Units } from '../../src/platform/unit.ts'
import { makeUnits } from '../../src/platform/unit.ts'

/** Times in milliseconds, memory in bytes after each unit. Statements are counted where COUNT is set: it costs memory. */
export type Beat = { took: number; units: number[]; memory: number[]; peak: number; statements: number }

const { DATABASE_URL: url, DATA_DIR: dataDir = '', SECRET_KEY = '', MOMENT = '', COUNT } = process.env
const moment = new Date(MOMENT)
let statements = 0
const onQuery = (sql: string) => {
  if (!/^(begin|commit|rollback)\b/i.test(sql)) statements++
}
const database = await openDatabase({ dataDir, now: moment, ...(COUNT !== undefined && { onQuery }), ...(url !== undefined && { url }) })
const units = makeUnits({ database, clock: movedClock(moment), box: makeBox(SECRET_KEY) })
await units.run((unit) => unit.tx.$queryRaw`select 1`)
statements = 0

const beat: Beat = { took: 0, units: [], memory: [process.memoryUsage.rss()], peak: 0, statements: 0 }
const look = () => {
  beat.peak = Math.max(beat.peak, process.memoryUsage.rss())
}
const watched: Units = {
  ...units,
  async run(work, options) {
    const started = performance.now()
    const result = await units.run(work, options)
    beat.units.push(performance.now() - started)
    beat.memory.push(process.memoryUsage.rss())
    return result
  },
}
look()
const timer = setInterval(look, 20)
const started = performance.now()
await runDue(watched, jobs, makeLog('error'))
beat.took = performance.now() - started
clearInterval(timer)
beat.statements = statements
process.send?.(beat)
await database.close()
process.disconnect?.()
