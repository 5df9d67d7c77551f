// The floor under the start: a process that opens the same embedded database, asks it for one row and says so.
import { PGlite } from '@electric-sql/pglite'

const client = await PGlite.create(`${process.env['DATA_DIR']}/chibo`)
await client.query('select 1')
process.send?.('open')
