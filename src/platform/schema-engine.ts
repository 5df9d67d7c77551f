import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import type { ScriptAdapter } from './database.ts'

/**
 * Prisma's own schema engine on one open transaction, so that `prisma migrate deploy` sees the same history. Its native
 * form is downloaded from a host that a closed network does not reach; this one comes with npm. `failures` gets what the
 * database refused, since the engine tells only a part of it. `free()` it after use.
 */
export async function startEngine(adapter: ScriptAdapter, failures: unknown[]): Promise<SchemaEngine> {
  const guarded = withSavepoints(adapter, failures)
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: guarded.adapterName,
    connect: async () => guarded,
    connectToShadowDb: async () => guarded,
  }
  const { SchemaEngine } = await (loaded ??= loadEngine())
  return SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}

// The glue keeps its instance in a variable of its module and views of that instance's memory: a second instance in the
// same process would be read through the first one's memory.
let loaded: Promise<Glue> | undefined

async function loadEngine(): Promise<Glue> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue
  const module = await WebAssembly.compile(await readFile(path.replace(/\.js$/, '.wasm')))
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  return glue
}

type Glue = { __wbg_set_wasm(wasm: unknown): void; SchemaEngine: typeof SchemaEngine }

// The types of Node 20 leave it out.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>
}

// The engine asks for a table that may not be there and goes on after the error; inside a transaction everything after
// it would be refused. So each statement stands on a savepoint.
function withSavepoints(adapter: ScriptAdapter, failures: unknown[]): SqlDriverAdapter {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    await run(adapter, 'savepoint step')
    try {
      const result = await work()
      await run(adapter, 'release savepoint step')
      return result
    } catch (error) {
      failures.push(error)
      await run(adapter, 'rollback to savepoint step')
      throw error
    }
  }
  return {
    provider: 'postgres',
    adapterName: 'chibo-migrations',
    queryRaw: (query) => guard(() => adapter.queryRaw(query)),
    executeRaw: (query) => guard(() => adapter.executeRaw(query)),
    executeScript: (script) => guard(() => adapter.executeScript(script)),
    startTransaction: () => Promise.reject(new Error('migrations run in one transaction')),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: async () => {},
  }
}

export const run = (adapter: ScriptAdapter, sql: string): Promise<number> => adapter.executeRaw({ sql, args: [], argTypes: [] })
