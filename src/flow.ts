import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Gates } from './model/gates.ts'
import type { Kinds } from './model/kinds.ts'
import type { Edge, Pipeline } from './model/pipeline.ts'
import type { Plan, PlannedTest } from './model/plan.ts'
import type { RunRecord } from './model/record.ts'
import type { Touched } from './model/touched.ts'
import { withSteps, type StepOptions } from './adjustSteps.ts'
import { Agreements } from './agreement.ts'
import type { CacheChoice } from './caching.ts'
import type { Generators } from './data/generators.ts'
import { pipelineWith } from './data/withGenerators.ts'
import { withPaths } from './pipeline/trail.ts'
import { wire } from './pipeline/wire.ts'
import { planOf } from './plan/plan.ts'
import { promisedByAll } from './promised.ts'
import type { Runner } from './model/runner.ts'
import type { RunnerName } from './run/runners.ts'
import { answerOf } from './answers.ts'
import { Recorder } from './recorder.ts'
import { Reducer } from './reducer.ts'
import { Session } from './session.ts'
import { settled } from './settings.ts'
import { own as ownIn } from './shared/own.ts'
import type { Effort } from './tries.ts'

export interface FlowOptions {
  /** The Python to run scripts with. */
  python?: string | undefined
  /** What runs them: `python`, the warm server; `process`, an interpreter each; or one of your own. */
  runner?: RunnerName | Runner | undefined
  /** How many scripts may run at once; as many as there are cores, unless told. */
  parallel?: number | undefined
  /** Where inputs get their data, by `step.port`. */
  sources?: Record<string, DataSpec> | undefined
  /** What is meant for single steps, by their names. */
  steps?: Record<string, StepOptions> | undefined
  /** Which tests there are, and how much of some. */
  kinds?: Kinds | undefined
  /** Some steps of a way through the pipeline, which is run by itself too. */
  paths?: string[][] | undefined
  /** What makes the values of columns, by `column`, `port.column`, `step.port.column` or the name that they give it. */
  generators?: Generators | undefined
  /** Only what needs no pipeline around the script. */
  alone?: boolean | undefined
  /** Whether results of earlier runs may be used; `prove` runs new steps twice, so that the next run can have theirs. */
  cache?: CacheChoice | undefined
  /** It was asked for by itself, so it shares nothing with other runs of the same test run. */
  own?: boolean | undefined
  /** What runs the tests, for the record. */
  framework?: string | undefined
  /** How long the smallest input that shows a failure is looked for (`{ runs: 200, ms: 10_000 }`); not at all where it is `false`. */
  shrink?: Effort | false | undefined
}

/** A pipeline in motion: its tests, and an answer for each; what they share is run once. */
export interface Flow {
  /** With what the call says of it. */
  pipeline: Pipeline
  plan: Plan
  record: RunRecord
  /** Where everything is that it leaves on disk. */
  folder(): string
  /** What is wrong, as far as one test looks. */
  examine(test: PlannedTest, group: string, signal?: AbortSignal): Promise<Finding[]>
  close(): Promise<void>
  /** What its runs looked at beyond their data. */
  touched(): Promise<Touched[]>
}

/** What nodes without a script have for the inputs that they feed. */
function fromOutside({ outside }: Pipeline, outer: Edge[]): Record<string, DataSpec> {
  const sources = outer.flatMap(({ from, to }) => {
    const source = ownIn(outside, from.step)?.source
    return source && to.port !== undefined ? [[`${to.step}.${to.port}`, source]] : []
  })
  return Object.fromEntries(sources)
}

/** Its own gates win over those of the settings. */
const withGates = (pipeline: Pipeline, gates: Gates | undefined): Pipeline =>
  gates ? { ...pipeline, gates: { ...gates, ...pipeline.gates } } : pipeline

/** What steps say of their inputs. */
const fromSteps = ({ steps }: Pipeline): Record<string, DataSpec> =>
  Object.fromEntries(
    Object.values(steps).flatMap(({ name, sources = {} }) =>
      Object.entries(sources).map(([port, source]) => [`${name}.${port}`, source]),
    ),
  )

/** Wires and plans a pipeline; nothing runs before a test asks. */
export function openFlow(
  given: Pipeline,
  { sources = {}, alone, python, own, generators, steps, kinds, paths, framework, ...asked }: FlowOptions = {},
): Flow {
  const { gates, shrink, kinds: set, ...by } = settled(given.file, asked)
  const pipeline = withPaths(withGates(pipelineWith(withSteps(given, steps), generators), gates), paths)
  const wiring = wire(pipeline)
  const { links, outer } = wiring
  const session = new Session(pipeline, {
    links,
    outer,
    sources: { ...fromOutside(pipeline, outer), ...fromSteps(pipeline), ...sources },
    python,
    own,
    ...by,
  })
  const reducer = new Reducer(session, shrink)
  const agreements = new Agreements(pipeline, python)
  const plan = planOf(pipeline, links, { alone, set, kinds, steps })
  const recorder = new Recorder({ pipeline, plan, links: [...links, ...outer], session, python, framework, own })
  return {
    pipeline,
    plan,
    record: recorder.record,
    folder: () => session.folder,
    examine: (test, group, signal) =>
      recorder.test(test, group, () =>
        answerOf({ pipeline, wiring, agreements, session, reducer, signal }, test.question),
      ),
    async close() {
      await recorder.close()
      await session.close()
    },
    touched: () => session.touched(),
  }
}

/** What can be told of a pipeline without running it; contracts are compared when that is asked for. */
export function looks(pipeline: Pipeline): { wiring: Finding[]; compatibility: Finding[] } {
  const { links, findings } = wire(pipeline)
  return {
    wiring: findings,
    get compatibility() {
      return promisedByAll(pipeline, links)
    },
  }
}
