import type { Kinds, ScriptKind } from './model/kinds.ts'
import type { DataSpec } from './model/data.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { Runner } from './model/runner.ts'
import { PipeproofError } from './errors.ts'
import { adjusted, type Adjustment } from './pipeline/adjust.ts'
import type { RunnerName } from './run/runners.ts'
import { texts } from './shared/cases.ts'
import { checkValues } from './shared/checkValues.ts'
import { demandPort } from './shared/demandPort.ts'
import { nearest } from './shared/nearest.ts'
import { own } from './shared/own.ts'

type Values = Record<string, string | number | boolean>

/** What a call says of one step: it wins over what stands in files. */
export interface StepOptions<Input extends string = string> {
  env?: Values
  args?: Values
  /** Where its inputs get their data, by their names. */
  sources?: { [Name in Input]?: DataSpec }
  limits?: NonNullable<Adjustment['limits']>
  runner?: RunnerName | Runner
  python?: string
  /** Which tests it gets. */
  kinds?: Kinds<ScriptKind>
}

/** The pipeline with its steps as a call wants them. */
export function withSteps(pipeline: Pipeline, given: Record<string, StepOptions> = {}): Pipeline {
  const known = Object.keys(pipeline.steps)
  const steps = Object.entries(given).map(([name, { kinds: _, env, args, sources: named = {}, ...more }]) => {
    const step = own(pipeline.steps, name)
    if (!step) throw new PipeproofError('unknownStep', { step: name, known, nearest: nearest(name, known) })
    const values = { env: texts(env), args: texts(args) }
    checkValues(step.contract, { ...values, at: undefined })
    const sources = named as Record<string, DataSpec> // a name without data is as good as none
    for (const port of Object.keys(sources)) demandPort(step.contract, { side: 'input', port, at: undefined })
    return [name, adjusted(step, { ...more, ...values, sources })]
  })
  return { ...pipeline, steps: { ...pipeline.steps, ...Object.fromEntries(steps) } }
}
