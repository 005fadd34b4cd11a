import { basename, dirname, relative } from 'node:path'
import type { Attachment } from './model/attachment.ts'
import type { TestFacts } from './model/facts.ts'
import type { Finding } from './model/finding.ts'
import type { Location } from './model/location.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { PlannedTest } from './model/plan.ts'
import type { Progress } from './model/progress.ts'
import { PipeproofError } from './errors.ts'
import { Asked } from './asked.ts'
import { attachmentsOf } from './attachmentsOf.ts'
import { BrokenPromise } from './brokenPromise.ts'
import { needsOfLoaded } from './dependencies.ts'
import { factsOf, stepsOf, type Answered } from './factsOf.ts'
import { openFlow, type Flow, type FlowOptions } from './flow.ts'
import { isReplayed, keptOf } from './kept.ts'
import { story } from './report/story.ts'
import { commandNow } from './run/thisRun.ts'
import { isError } from './shared/finding.ts'
import { shown } from './shared/paths.ts'
import { filesReadBy } from './shared/read.ts'
import { rememberNamed, rememberTouched } from './seen.ts'

export interface TestContext {
  signal?: AbortSignal | undefined
  /** All titles of the test from the outermost, or its full name, where the framework tells: ours may stand inside others. */
  titles?: string[]
  /** Names and numbers for reports. */
  tell?(facts: TestFacts): void
  /** How far its work is, often; not after it ended. */
  progress?: ((progress: Progress) => void) | undefined
  /** What is shown beside the result; asked before the test fails. */
  attach?(attachment: Attachment): Promise<unknown> | void
}

/** What a test framework must be able to do for us. */
export interface TestApi {
  /** Its name in `package.json`. */
  framework?: string
  describe(title: string, at: Location | undefined, body: () => void): void
  test(
    title: string,
    options: { timeoutMs: number; tags: string[]; at: Location | undefined },
    body: (context: TestContext) => Promise<void>,
  ): void
  afterAll(body: () => Promise<void>): void
  /** The command that runs only the tests of a file whose full names fit a pattern. */
  again(file: string, pattern: string): string
}

const spareMs = 30_000
const special = /[.*+?^${}()|[\]\\]/g

/** Fits the full name of one test only, whether the framework joins titles by spaces or by arrows. */
const patternFor = (titles: string[]): string =>
  `^${titles.map((title) => title.replace(special, '\\$&').replaceAll("'", '.')).join('\\W+')}$`

function timeoutOf({ steps }: Pipeline): number {
  return Object.values(steps).reduce((sum, { contract }) => sum + contract.limits.timeoutMs, spareMs)
}

/** Remembers which test told a finding in full, so that others can be short. */
class Told {
  readonly #by = new Map<string, string>()

  by({ code, place }: Finding, test: string): string | undefined {
    const key = `${code} ${place}`
    const first = this.#by.get(key) ?? test
    this.#by.set(key, first)
    return first === test ? undefined : first
  }
}

interface Placed {
  planned: PlannedTest
  group: string
  /** The titles around the test. */
  outer: string[]
  file: string
  timeoutMs: number
  told: Told
}

/** Tells a framework all that it has a place for; what can not be told must not hide what was found. */
async function report(context: TestContext, answered: Answered, around: { flow: Flow; again: string }): Promise<void> {
  try {
    context.tell?.(await factsOf(answered))
    for (const attachment of await attachmentsOf(answered, around)) await context.attach?.(attachment)
  } catch {
    // a framework may refuse it, and a table may be gone
  }
}

function defineTest(api: TestApi, flow: Flow, { planned, group, outer, file, timeoutMs, told }: Placed): void {
  const { title, tags, at, question } = planned
  api.test(title, { timeoutMs, tags, at }, async (context) => {
    const asked = new Asked(context.progress)
    const findings = await asked.during(() => flow.examine(planned, group, context.signal))
    const runs = await asked.runsOf(stepsOf(question, flow.record.steps))
    const id = isReplayed(question) ? keptOf(findings) : undefined
    const command = api.again(shown(file), patternFor(context.titles ?? [...outer, title]))
    const again = id === undefined ? command : `PIPEPROOF_REPLAY=${id} ${command}`
    await report(context, { plan: flow.plan, planned, group, findings, runs, replay: id }, { flow, again })
    if (findings.length === 0) return
    const toldBy = (finding: Finding): string | undefined => told.by(finding, `${group} > ${title}`)
    if (findings.some(isError)) throw new BrokenPromise(findings, { again, toldBy }, at)
    // frameworks print this beside the test that passed
    console.warn(story(findings, { toldBy }))
  })
}

/** Turns the plan of a pipeline into the tests of a framework; `file` is the test file. */
export function describeFlow(
  api: TestApi,
  flow: Flow,
  { file, alone }: { file: string; alone?: boolean | undefined },
): void {
  const { plan, pipeline } = flow
  const shared = { file, timeoutMs: timeoutOf(pipeline), told: new Told() }
  api.describe(plan.title, plan.at, () => {
    api.afterAll(async () => {
      await flow.close()
      rememberTouched(file, flow, await flow.touched())
    })
    for (const group of plan.groups) {
      const outer = alone ? [plan.title] : [plan.title, group.title]
      const tests = (): void => {
        for (const planned of group.tests) defineTest(api, flow, { planned, group: group.title, outer, ...shared })
      }
      if (alone) tests()
      else api.describe(group.title, group.at, tests)
    }
  })
}

const filter = /^(-t|--test-?name-?pattern)\b/i

/** One failing test, named after what could not be loaded; where a filter would leave that out, the file itself fails. */
function describeFailure(api: TestApi, error: unknown, file: string): void {
  if (commandNow()?.some((word) => filter.test(word))) throw error
  const subject = error instanceof PipeproofError ? (error.subject ?? error.at?.file ?? file) : file
  const place = error instanceof PipeproofError ? error.at : undefined
  const at = place?.file === file ? place : undefined
  api.describe(basename(file), at, () => {
    api.test(`loads ${relative(dirname(file), subject) || basename(file)}`, { timeoutMs: spareMs, tags: [], at }, () =>
      Promise.reject(error),
    )
  })
}

/** Describes what `load` gives, or why it could not. */
export function describeLoaded(
  api: TestApi,
  load: () => Pipeline,
  options: FlowOptions & { file: string; subject: string },
): void {
  const { file, subject, sources } = options
  let flow: Flow | undefined
  const read = filesReadBy(() => {
    try {
      flow = openFlow(load(), { ...options, framework: api.framework })
    } catch (error) {
      describeFailure(api, error, subject)
    }
  })
  rememberNamed(file, flow?.pipeline.name ?? subject, needsOfLoaded([flow?.pipeline, sources], read))
  if (flow) describeFlow(api, flow, options)
}
