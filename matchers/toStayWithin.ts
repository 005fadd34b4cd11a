import type { Expectation, ScriptRun } from 'pipeproof'
import { beyondBudget } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The run used no more than this: seconds, memory, bytes read and written. */
export function toStayWithin(run: ScriptRun, budget: NonNullable<Expectation['budget']>): Verdict {
  return verdict(beyondBudget(run, budget), 'a run beyond this budget')
}
