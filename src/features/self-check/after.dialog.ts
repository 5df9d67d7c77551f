import { lines } from '../../conversation/html.ts'
import type { Choice, Member, Reply, Screen } from '../../conversation/screen.ts'
import type { Unit } from '../../platform/unit.ts'
import { submittedScreen } from './entry.screens.ts'
import { withKeepQuestion } from './history.dialog.ts'
import type { Check } from './self-check.rules.ts'
import { act } from './self-check.views.ts'

/** What a feature on the right does with a check that is finished: a record for everybody, and the step that everybody passes. */
export type Afterwards = {
  finished(unit: Unit, actor: Member): Promise<void>
  /** A question with its answers, in their order; null once it was answered for the month. */
  ask(unit: Unit, actor: Member, period: string): Promise<{ text: string; answers: { said: string; label: string }[] } | null>
  /** What is shown then; the finished check where nothing else is. */
  answer(unit: Unit, actor: Member, answer: { period: string; said: string }): Promise<Reply[]>
}

/** The finished check with the step of the month, whose answers come before everything else. */
export async function finishedScreen(unit: Unit, actor: Member, { check, afterwards }: { check: Check; afterwards: Afterwards }): Promise<Screen> {
  const screen = submittedScreen(actor, check)
  const step = await afterwards.ask(unit, actor, check.period)
  if (!step) return withKeepQuestion(unit, actor, { screen, first: [] })
  const first = step.answers.map(({ said, label }): Choice[] => [{ label, action: act('after', check.id, said) }])
  return withKeepQuestion(unit, actor, { screen: { ...screen, text: lines(screen.text, '', step.text) }, first })
}
