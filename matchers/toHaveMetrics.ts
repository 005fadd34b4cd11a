import type { Expectation, ScriptRun } from 'pipeproof'
import { wrongMetrics } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The JSON files that the script wrote have these values: by the file and the path in it. */
export function toHaveMetrics(run: ScriptRun, metrics: NonNullable<Expectation['metrics']>): Verdict {
  return verdict(wrongMetrics(run, metrics), 'metrics that are not as told')
}
