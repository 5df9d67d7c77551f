import { defineConfig } from 'prisma/config'

// `prisma generate` asks the network for a schema engine unless a file is named that exists. It never runs it:
// migrations are made and applied by the same engine as WebAssembly (src/platform/migrate.ts).
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
