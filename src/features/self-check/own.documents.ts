import type { Block } from '../../conversation/documents.ts'
import type { OwnData } from '../org/mydata.documents.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { monthBlocks } from './history.documents.ts'
import { listMonths } from './history.service.ts'
import { raiseRepo } from './raise.repo.ts'

/** What the self-check holds of its member, for the member's own file: months, answers and notes, what was raised. */
export function ownChecks({ catalog }: { catalog: Catalog }): OwnData {
  return async (unit, actor) => {
    const { say, person } = actor
    const months = await listMonths(unit, actor)
    const written = months.flatMap(({ period, record }) => Object.values(record?.raised ?? {}).map(({ words }) => [say.month(period), words]))
    // While something of before a relinking is under lock, so is what was said at meetings then (PV22).
    const said = months.some(({ record }) => record?.locked) ? [] : await raiseRepo(unit).listOwn(person.id)
    const raised = [...written, ...said.map(({ period, words }) => [say.month(period), words])]
    const table = (head: string, columns: string[], rows: string[][]): Block[] => (rows.length === 0 ? [] : [{ head }, { table: { columns, rows } }])
    return [
      ...table(say('take-checks'), [say('column-month'), say('column-what')],
        months.map(({ period, done }) => [say.month(period), say('take-check-state', { state: done ? 'done' : 'open' })])),
      ...table(say('take-raised'), [say('column-month'), say('column-words')], raised),
      ...(await monthBlocks(unit, actor, catalog)),
    ]
  }
}
