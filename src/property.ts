import type { Contract } from './model/contract.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Case } from './model/pipeline.ts'
import type { Runner } from './model/runner.ts'
import { around } from './around.ts'
import { BrokenPromise } from './brokenPromise.ts'
import type { Generators } from './data/generators.ts'
import { withGenerators } from './data/withGenerators.ts'
import { PipeproofError } from './errors.ts'
import { keptCase, keptOf } from './kept.ts'
import { contractIn, type Performed } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { variedInputs } from './plan/varied.ts'
import { rowsMade } from './progress.ts'
import { Reducer } from './reducer.ts'
import type { RunnerName } from './run/runners.ts'
import type { ScriptRun } from './model/scriptRun.ts'
import { Session } from './session.ts'
import { settled, type Settled } from './settings.ts'
import { callerNow } from './shared/caller.ts'
import { finding, isError } from './shared/finding.ts'
import type { Effort } from './tries.ts'
import { reasonOf } from './shared/thrown.ts'

export interface PropertyOptions {
  /** How many inputs; 100, unless told. */
  runs?: number
  /** No new inputs after so many milliseconds; what ran by then counts. */
  ms?: number
  /** Other inputs for another seed; `PIPEPROOF_SEED` sets it too. */
  seed?: string
  /** Only the input of this number, as the failure told it. */
  only?: number
  /** Where inputs get their data; those that are generated differ each time. */
  inputs?: Record<string, DataSpec>
  env?: Record<string, string>
  args?: Record<string, string>
  python?: string
  /** What makes the values of columns, by `column`, `port.column` or the name that they give it. */
  generators?: Generators
  runner?: RunnerName | Runner
  /** How long the smallest input that shows a failure is looked for. */
  shrink?: Effort | false
  signal?: AbortSignal
}

/** What ran without a failure. */
export interface PropertyReport {
  runs: number
  /** The rows of all generated tables together. */
  rows: number
  seconds: number
}

/** What must be true of every run: it returns `false` or throws where it is not. */
export type Predicate = (run: ScriptRun) => boolean | void | Promise<boolean | void>

const chunk = 20

async function broken(step: string, performed: Performed, predicate: Predicate): Promise<Finding[]> {
  const { run, inputs, outputs, findings } = performed
  if (findings.some(isError)) return findings
  const told = (received: string): Finding[] => [
    finding({
      code: 'property',
      place: step,
      fault: 'script',
      received,
      expected: 'a run for which the property holds',
      advice: 'mend the script or the property',
    }),
  ]
  try {
    return (await predicate({ ...run, inputs, outputs, findings })) === false
      ? told('run that does not hold the property')
      : []
  } catch (error) {
    return told(`\`${reasonOf(error).split('\n')[0]}\``)
  }
}

function demandVaried(inputs: Record<string, DataSpec>, name: string): void {
  if (Object.values(inputs).some(({ kind }) => kind === 'generated')) return
  const facts = {
    received: 'inputs none of which is generated',
    place: `\`${name}\``,
    expected: 'one that differs each time',
  }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'declare `columns`, or call `runScript`' })
}

const seedOf = ({ seed }: PropertyOptions): string => seed ?? process.env['PIPEPROOF_SEED'] ?? ''

function casesOf(contract: Contract, session: Session, options: PropertyOptions): Case[] {
  const { runs = 100, only, env = {}, args = {}, inputs: given = {} } = options
  const seed = seedOf(options)
  const step = session.step(contract.name)
  const own = contractIn(step)
  const inputs = aloneInputs({ ...step, contract: own }, given, session.supply)
  demandVaried(inputs, contract.name)
  const seeded = Object.entries(inputs).map(([name, spec]) => [
    name,
    spec.kind === 'generated' ? { ...spec, seed: `${spec.seed ?? ''}${seed}` } : spec,
  ])
  const count = only === undefined ? runs : only + 1
  if (count < 1) {
    const facts = { received: `\`runs: ${runs}\``, place: '`property`', expected: 'one run or more' }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'a property that runs nothing shows nothing' })
  }
  const cases = variedInputs(Object.fromEntries(seeded), own, count).map((each, index) => ({
    name: `generated input ${index}`,
    inputs: each,
    env,
    args,
    expect: {},
  }))
  return only === undefined ? cases : cases.slice(only)
}

async function firstBroken(
  all: Performed[],
  judge: (performed: Performed) => Promise<Finding[]>,
): Promise<{ index: number; findings: Finding[] }> {
  for (const [index, performed] of all.entries()) {
    const findings = await judge(performed)
    if (findings.some(isError)) return { index, findings }
  }
  return { index: -1, findings: [] }
}

const openSession = (contract: Contract, python: string | undefined, { runner, parallel }: Settled): Session =>
  new Session(around(contract), {
    links: [],
    outer: [],
    sources: {},
    python,
    runner,
    parallel,
    cache: false,
    own: true,
  })

function againOf(isReplay: boolean, told: Finding[], { seed, only }: { seed: string; only: number }): string {
  const id = isReplay ? process.env['PIPEPROOF_REPLAY'] : keptOf(told)
  const call = isReplay ? [] : [`property(…, { seed: '${seed}', only: ${only} }, …)`]
  return [...(id === undefined ? [] : [`with PIPEPROOF_REPLAY=${id}`]), ...call].join(', or ')
}

/** Runs a script on many generated inputs; of the first that breaks a promise, or the predicate, the smallest is thrown. */
export async function property(
  given: Contract,
  options: PropertyOptions = {},
  predicate: Predicate = () => undefined,
): Promise<PropertyReport> {
  const { python, runner, signal, ms = Infinity, generators } = options
  const set = settled(given.file, { runner, shrink: options.shrink })
  const contract = withGenerators(given, generators)
  const at = callerNow()
  const session = openSession(contract, python, set)
  const kept = keptCase(contract.name, session.from)
  const [cases, shrink] = kept ? [[kept], false as const] : [casesOf(contract, session, options), set.shrink]
  const judge = (each: Performed): Promise<Finding[]> => broken(contract.name, each, predicate)
  const started = performance.now()
  const report = { runs: 0, rows: 0, seconds: 0 }
  try {
    while (report.runs < cases.length && (report.runs === 0 || performance.now() - started < ms)) {
      const next = cases.slice(report.runs, report.runs + chunk)
      const all = await session.many(contract.name, next, signal)
      const { index, findings } = await firstBroken(all, judge)
      const way = next[index]
      if (way) {
        const told = await new Reducer(session, shrink).alone(contract.name, way, { findings, signal, judge })
        const only = options.only ?? report.runs + index
        const again = againOf(kept !== undefined, told, { seed: seedOf(options), only })
        throw new BrokenPromise(told, { again }, at)
      }
      report.runs += next.length
      report.rows += next.map(rowsMade).reduce((sum, rows) => sum + rows, 0)
    }
  } finally {
    await session.close()
  }
  return { ...report, seconds: (performance.now() - started) / 1000 }
}
