// The floor under the start: a process that opens the same embedded database, asks it for one row and says so.
import { PGlite } from '@electric-sql/pglite'

const client = await PGlite.create(`${process.env['DATA_DIR']}/chibo`)
await client.query('select 1')
process.send?.('open')
process.once('disconnect', () => process.exit())
// Closed as the program closes it: else the other side would open a database that must first be recovered.
await client.close()
process.disconnect?.()
