import { dirname, join } from 'node:path'
import type { Contract } from './model/contract.ts'
import type { DataSpec } from './model/data.ts'
import type { Kinds, ScriptKind } from './model/kinds.ts'
import type { Pipeline } from './model/pipeline.ts'
import { PipeproofError } from './errors.ts'
import type { StepOptions } from './adjustSteps.ts'
import { around } from './around.ts'
import { checkOptions } from './checkOptions.ts'
import { against } from './contract/versions.ts'
import { describeLoaded, type TestApi } from './describe.ts'
import type { FlowOptions } from './flow.ts'
import { readContract, readPipeline } from './load.ts'
import { callerOf, fromCaller } from './shared/caller.ts'
import { shown } from './shared/paths.ts'
import type { InputNames, InputOf, NamedPipeline } from './typed.ts'

export interface DescribeOptions extends Omit<FlowOptions, 'alone' | 'own' | 'framework'> {
  /** `import.meta.url` of the calling file, where it can not be told. */
  from?: string
}

/** Of a pipeline whose steps are known to the compiler, they and their inputs are named. */
export type PipelineOptions<Steps> = Omit<DescribeOptions, 'sources' | 'steps' | 'paths'> & {
  sources?: { [Place in InputOf<Steps>]?: DataSpec }
  steps?: { [Name in keyof Steps & string]?: StepOptions<InputNames<Steps[Name]>> }
  paths?: (keyof Steps & string)[][]
}

/** Of a script alone there are fewer kinds, and no paths. */
export interface ScriptOptions extends Omit<DescribeOptions, 'kinds' | 'paths'> {
  kinds?: Kinds<ScriptKind>
  /** The revision of git, such as `HEAD~1`, at which the script wrote what it is to write still. */
  against?: string
}

export interface Describer {
  /** Makes tests out of a pipeline: a YAML file, or a value of `definePipeline`. */
  describePipeline<Steps = Record<string, string>>(
    pipeline: string | NamedPipeline<Steps>,
    options?: PipelineOptions<NoInfer<Steps>>,
  ): void
  /** Makes tests out of one script: the file of its contract, or a value of `defineContract`. */
  describeScript(contract: string | Contract, options?: ScriptOptions): void
}

const runsByItself = /\.pipeline\.ya?ml$/

function demandOneDescription(file: string): void {
  if (!runsByItself.test(file)) return
  throw new PipeproofError(
    'describedTwice',
    { path: shown(file), nearest: join(dirname(shown(file)), 'pipeline.yaml') },
    { subject: file },
  )
}

/** Binds what users call to one test framework. */
export function describerFor(api: TestApi): Describer {
  return {
    describePipeline(pipeline, given = {}) {
      // names are known to the compiler alone, and a name without a value is as good as none
      const { from, ...options } = given as DescribeOptions
      const named = typeof pipeline === 'string'
      const at = callerOf(named ? pipeline : '', from)
      const caller = at.file
      const subject = named ? fromCaller(pipeline, from) : caller
      const load = (): Pipeline => {
        if (named && subject !== caller) demandOneDescription(subject)
        return checkOptions(named ? readPipeline(subject) : pipeline, options, { at })
      }
      describeLoaded(api, load, { ...options, file: caller, subject })
    },
    describeScript(contract, { from, against: base, ...options } = {}) {
      const named = typeof contract === 'string'
      const at = callerOf(named ? contract : '', from)
      const caller = at.file
      const subject = named ? fromCaller(contract, from) : caller
      const load = (): Pipeline => {
        const read = named ? readContract(subject) : contract
        return checkOptions(around(base === undefined ? read : against(read, base)), options, { at, alone: true })
      }
      describeLoaded(api, load, { ...options, file: caller, subject, alone: true })
    },
  }
}
