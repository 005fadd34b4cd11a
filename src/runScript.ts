import { dirname, join } from 'node:path'
import type { Contract } from './model/contract.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Expectation } from './model/expectation.ts'
import type { Location } from './model/location.ts'
import type { ScriptRun } from './model/scriptRun.ts'
import { together } from './beside.ts'
import { openCaching, type CacheChoice } from './caching.ts'
import { performAll } from './batches.ts'
import { expectationFor } from './contract/expectation.ts'
import type { Generators } from './data/generators.ts'
import { withGenerators } from './data/withGenerators.ts'
import { contractIn, perform, type Performed, type Request } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { closeRunFolder, openRunFolder, putAway } from './run/runs.ts'
import { runId } from './run/thisRun.ts'
import { callerNow } from './shared/caller.ts'
import type { Runner } from './model/runner.ts'
import type { RunnerName } from './run/runners.ts'
import { settled } from './settings.ts'
import type { DataByName, ExpectationFor } from './typed.ts'

export interface RunOptions<C extends Contract = Contract> {
  /** Where each input gets its data; those not named are generated. */
  inputs?: DataByName<C['inputs']>
  env?: Record<string, string>
  args?: Record<string, string>
  python?: string
  /** What makes the values of columns, by `column`, `port.column` or the name that they give it. */
  generators?: Generators
  /** What is expected of it beyond the promises of the contract; paths in it are meant from the calling file. */
  expect?: ExpectationFor<keyof C['outputs'] & string>
  /** `python`, the warm server; `process`, an interpreter of its own; or a runner of your own. */
  runner?: RunnerName | Runner
  signal?: AbortSignal
  /** Whether results of earlier runs may be used; `prove` runs a new script twice, so that the next run can have its own. */
  cache?: CacheChoice
}

const upstream = (): Promise<never> => Promise.reject(new TypeError('a script alone has nothing upstream'))

let folder: string | undefined
let count = 0
const finished: { dir: string; findings: Finding[]; secrets: string[] }[] = []

/** Puts away what was run: called after a test file, and at the end of a process that has none. */
export function putAwayRuns(): void {
  for (const { dir, ...left } of finished.splice(0)) putAway(dir, left)
  if (folder !== undefined) closeRunFolder(folder)
  folder = undefined
}

/** Tests may look at what a run wrote as long as they run. */
function openFolder(from: string): string {
  process.off('exit', putAwayRuns).once('exit', putAwayRuns)
  return openRunFolder(from, { id: runId(false), name: 'scripts' })
}

/** Where the user calls from, as far as that can be told. */
const whereOf = ({ file, script }: Contract): Location => callerNow() ?? { file: file ?? script, line: 1, column: 1 }

function requestFor(
  given: Contract,
  { inputs = {}, env = {}, args = {}, python, runner, signal, generators, expect }: RunOptions,
): Request {
  const contract = withGenerators(given, generators)
  const { name, file } = contract
  folder ??= openFolder(dirname(file ?? contract.script))
  const step = { name, contract, env, args, cases: [] }
  // a name without data is as good as none
  const named = inputs as Record<string, DataSpec>
  const sources = aloneInputs({ ...step, contract: contractIn(step) }, named, { links: [], sources: {} })
  // nor is a name without an expectation one; to look for the caller takes a millisecond
  const expected = expect !== undefined ? expectationFor(contract, expect as Expectation, whereOf(contract)) : {}
  const way = { name: 'run', inputs: sources, env: {}, args: {}, expect: expected }
  const dir = join(folder, `${name}-${++count}`)
  return { step, case: way, dir, upstream, runner: settled(file, { runner }).runner, python, signal }
}

function scriptRun(performed: Performed): ScriptRun {
  const { run, inputs, outputs, findings, secrets } = performed
  finished.push({ dir: run.workspace, findings, secrets })
  together([...Object.values(outputs), ...Object.values(inputs)])
  return { ...run, inputs, outputs, findings }
}

/** Runs the script of a contract once; what it wrote stays until this process ends, with findings longer. */
export function runScript<C extends Contract>(contract: C, options?: RunOptions<C>): Promise<ScriptRun<C>>
export async function runScript(contract: Contract, options: RunOptions = {}): Promise<ScriptRun> {
  const request = requestFor(contract, options)
  const { step, runner } = request
  const from = dirname(contract.file ?? contract.script)
  const caching = openCaching(settled(contract.file, options).cache, { from, own: true, limited: (each) => each })
  const performed = await perform({ ...request, runner: caching.around(step, runner) })
  await caching.close()
  return scriptRun(performed)
}

/** Runs a script on many inputs, `batch` of them in one process after the other; batches run side by side. */
export function runScripts<C extends Contract>(
  contract: C,
  runs: RunOptions<C>[],
  options?: { batch?: number },
): Promise<ScriptRun<C>[]>
export async function runScripts(
  contract: Contract,
  runs: RunOptions[],
  { batch }: { batch?: number } = {},
): Promise<ScriptRun[]> {
  const performed = await performAll(
    runs.map((options) => requestFor(contract, options)),
    { batch, lanes: settled(contract.file, {}).parallel },
  )
  return performed.map(scriptRun)
}
