import type { Block, Document, DocumentKind } from '../../conversation/documents.ts'
import type { Member } from '../../conversation/screen.ts'
import type { Say } from '../../conversation/words.ts'
import type { Unit } from '../../platform/unit.ts'
import type { SignSet } from '../catalog/catalog.rules.ts'
import { signAt, wordingOf } from '../catalog/catalog.rules.ts'
import type { Catalog } from '../catalog/catalog.service.ts'
import { shownOf } from './history.rules.ts'
import { answerWord } from './history.screens.ts'
import { listMonths } from './history.service.ts'
import type { Draft } from './self-check.record.ts'
import { EVERY_SIGN } from './self-check.record.ts'

type Month = { name: string; draft: Draft; set: SignSet }

/** A member's own history (SC14): made for that member alone, only when asked for, and named in nobody else's list (PV38). */
export function historyDocuments({ catalog }: { catalog: Catalog }): Record<'history-pdf' | 'history-csv', DocumentKind> {
  const made = (paper: (actor: Member, months: Month[]) => Document['paper']): DocumentKind => async (unit, actor) => {
    const months = await monthsOf(unit, actor, catalog)
    return months.length === 0 ? null
      : { name: actor.say('export-title', { name: actor.person.fullName }), paper: paper(actor, months), organisationId: null, names: [actor.person.id] }
  }
  return {
    'history-csv': made(({ say, language }, months) => ({
      form: 'csv',
      columns: [say('export-month'), ...columnsOf(say)],
      rows: months.flatMap((month) => rowsOf(say, { month, language }).map((row) => [month.name, ...row])),
    })),
    'history-pdf': made(({ say, language, person }, months) => ({
      form: 'pdf',
      title: say('export-title', { name: person.fullName }),
      blocks: blocksOf({ say, language }, months),
    })),
  }
}

/** The same, as a part of the file with everything that is kept about a member. */
export async function monthBlocks(unit: Unit, actor: Member, catalog: Catalog): Promise<Block[]> {
  return blocksOf(actor, await monthsOf(unit, actor, catalog))
}

function blocksOf({ say, language }: Pick<Member, 'say' | 'language'>, months: Month[]): Block[] {
  return months.flatMap((month): Block[] => [{ head: month.name }, { table: { columns: columnsOf(say), rows: rowsOf(say, { month, language }) } }])
}

async function monthsOf(unit: Unit, actor: Member, catalog: Catalog): Promise<Month[]> {
  const months: Month[] = []
  for (const month of await listMonths(unit, actor)) {
    const draft = shownOf(month)
    const name = actor.say.month(month.period)
    if (draft) months.push({ name: month.done ? name : actor.say('export-draft', { month: name }), draft, set: await catalog.readSet(unit, month.questionSetId) })
  }
  return months
}

function columnsOf(say: Say): string[] {
  return [say('export-number'), say('export-sign'), say('export-answer'), say('export-note')]
}

function rowsOf(say: Say, { month: { draft, set }, language }: { month: Month; language: string }): string[][] {
  return EVERY_SIGN.map((n) => [String(n), wordingOf(signAt(set, n), language).title, answerWord(say, draft.answers[n]), draft.notes[n] ?? ''])
}
