import type { Budget, Expectation, Wanted } from './model/expectation.ts'
import type { Finding } from './model/finding.ts'
import type { ScriptRun } from './model/scriptRun.ts'
import { budget } from './check/expectation/budget.ts'
import { files } from './check/expectation/files.ts'
import { metrics } from './check/expectation/metrics.ts'
import type { Outcome } from './check/expectation/outcome.ts'
import { checkRefusal } from './check/run.ts'
import { expectationOf } from './shared/expectation.ts'
import { callerNow } from './shared/caller.ts'
import { demandShape } from './contract/expectation.ts'
import { PipeproofError } from './errors.ts'
import { plainDocument } from './shared/yaml.ts'

/** The step that a run is of, as its ports name it. */
const stepOf = ({ inputs, outputs }: ScriptRun): string =>
  [...Object.values(outputs), ...Object.values(inputs)][0]?.place.split('.')[0] ?? 'run'

function outcomeOf(run: unknown): Outcome {
  if (typeof run !== 'object' || run === null || !('outputs' in run && 'exitCode' in run))
    throw new PipeproofError('notData', { received: `\`${String(run)}\``, expected: 'what `runScript` gives' })
  const ran = run as ScriptRun // only a run has both
  return { step: stepOf(ran), run: ran, inputs: ran.inputs, outputs: ran.outputs }
}

/** What is expected, of which each part can be read. */
function whole(expected: Expectation): Expectation {
  const doc = plainDocument(expected, callerNow() ?? { file: 'expect', line: 1, column: 1 })
  demandShape(doc)
  return expectationOf(expected, { doc, path: [] })
}

const written = (words: string | RegExp): string => (typeof words === 'string' ? words : String(words))

/** What is wrong with a run that should have refused its input with certain words. */
export function refusal(run: ScriptRun, words: string | RegExp): Finding[] {
  const { fails = '' } = whole({ fails: written(words) })
  const outcome = outcomeOf(run)
  return checkRefusal(outcome.run, fails, {
    step: outcome.step,
    script: outcome.step,
    timeoutMs: Infinity,
    memoryMb: undefined,
  })
}

/** The files that a run should have written and did not. */
export function unwritten(run: ScriptRun, globs: string | string[]): Finding[] {
  const { files: wanted = [] } = whole({ files: [globs].flat() })
  return files(wanted, outcomeOf(run))
}

/** The metrics of a run that are not as wanted, by file and path. */
export function wrongMetrics(run: ScriptRun, wanted: Record<string, Record<string, Wanted>>): Finding[] {
  const { metrics: known = {} } = whole({ metrics: wanted })
  return metrics(known, outcomeOf(run))
}

/** What a run used beyond its budget. */
export function beyondBudget(run: ScriptRun, limits: Budget): Finding[] {
  const { budget: known = {} } = whole({ budget: limits })
  return budget(known, outcomeOf(run))
}
