// Writes the next migration: what leads from the migrations so far to prisma/schema.prisma.
//   npm run new-migration -- add-meetings
import { mkdir, writeFile } from 'node:fs/promises'
import { realNow } from '../dist/platform/clock.js'
import { diffFromMigrations } from '../dist/platform/migrate.js'

const name = process.argv[2]
if (name === undefined || !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)) {
  console.error('Name the migration in small letters, for example: npm run new-migration -- add-meetings')
  process.exit(1)
}
const sql = await diffFromMigrations()
if (sql === '') {
  console.log('The migrations already make what prisma/schema.prisma says.')
} else {
  const moment = realNow().toISOString().replace(/\D/g, '').slice(0, 14)
  const home = new URL('../prisma/migrations/', import.meta.url)
  const folder = new URL(`${moment}_${name.replaceAll('-', '_')}/`, home)
  await mkdir(folder, { recursive: true })
  await writeFile(new URL('migration.sql', folder), `${sql}\n`)
  await writeFile(new URL('migration_lock.toml', home), 'provider = "postgresql"\n')
  console.log(`prisma/migrations/${moment}_${name.replaceAll('-', '_')}/migration.sql`)
}
