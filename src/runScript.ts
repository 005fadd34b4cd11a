import { dirname, join } from 'node:path'
import type { Contract } from './model/contract.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Run } from './model/run.ts'
import { contractIn, perform } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { openRunFolder } from './run/runs.ts'
import type { Runner } from './model/runner.ts'
import { runnerFor, type RunnerName } from './run/runners.ts'

export interface RunOptions {
  /** Where each input gets its data; those not named are generated. */
  inputs?: Record<string, DataSpec>
  env?: Record<string, string>
  args?: Record<string, string>
  python?: string
  /** `python`, the warm server; `process`, an interpreter of its own; or a runner of your own. */
  runner?: RunnerName | Runner
  signal?: AbortSignal
}

/** A run of one script: how it ended, what it wrote, and what is wrong with that. */
export interface ScriptRun extends Run {
  outputs: Record<string, ObservedPort>
  findings: Finding[]
}

const upstream = (): Promise<never> => Promise.reject(new TypeError('a script alone has nothing upstream'))

let folder: string | undefined
let count = 0

/** Runs the script of a contract once; what it left stays until later runs replace it. */
export async function runScript(
  contract: Contract,
  { inputs = {}, env = {}, args = {}, python, runner, signal }: RunOptions = {},
): Promise<ScriptRun> {
  const { name, file } = contract
  folder ??= openRunFolder(dirname(file ?? contract.script))
  const step = { name, contract, env, args, cases: [] }
  const way = {
    name: 'run',
    inputs: aloneInputs({ ...step, contract: contractIn(step) }, inputs, { links: [], sources: {} }),
    env: {},
    args: {},
    expect: {},
  }
  const dir = join(folder, `${name}-${++count}`)
  const { run, outputs, findings } = await perform({
    step,
    case: way,
    dir,
    upstream,
    runner: runnerFor(runner),
    python,
    signal,
  })
  return { ...run, outputs, findings }
}
