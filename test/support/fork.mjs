// Runs one exported function of a TypeScript module in a process of its own: node fork.mjs FILE FUNCTION JSON…
// The process tells its parent what the function returned, and lives until it is killed.
import { runnerImport } from 'vite'

const [file, name, ...args] = process.argv.slice(2)
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
process.send(await module[name](...args.map((arg) => JSON.parse(arg))))
setInterval(() => {}, 60_000)
