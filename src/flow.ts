import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Link, Pipeline } from './model/pipeline.ts'
import type { Plan, PlannedTest, Question } from './model/plan.ts'
import type { RunRecord } from './model/record.ts'
import { checkPort } from './check/port.ts'
import { unsatisfied } from './compatibility/satisfies.ts'
import { sampled } from './data/sampled.ts'
import { observePort } from './observe/port.ts'
import type { CacheChoice } from './caching.ts'
import { contractIn } from './perform.ts'
import { order } from './pipeline/order.ts'
import { wire, type Wiring } from './pipeline/wire.ts'
import { aloneInputs } from './plan/inputs.ts'
import { planOf, scriptKinds } from './plan/plan.ts'
import { openRecord, writeRecord } from './record/collect.ts'
import { isError } from './shared/finding.ts'
import type { Runner } from './model/runner.ts'
import type { RunnerName } from './run/runners.ts'
import { Blocked, Session } from './session.ts'

export interface FlowOptions {
  /** The Python to run scripts with. */
  python?: string | undefined
  /** What runs them: `python`, the warm server; `process`, an interpreter each; or one of your own. */
  runner?: RunnerName | Runner | undefined
  /** How many scripts may run at once; as many as there are cores, unless told. */
  parallel?: number | undefined
  /** Where inputs get their data, by `step.port`. */
  sources?: Record<string, DataSpec> | undefined
  /** Only what needs no pipeline around the script. */
  alone?: boolean | undefined
  /** Whether results of earlier runs may be used; `prove` runs new steps twice, so that the next run can have theirs. */
  cache?: CacheChoice | undefined
  /** It was asked for by itself, so it shares nothing with other runs of the same test run. */
  own?: boolean | undefined
}

/** A pipeline in motion: its tests, and an answer for each; what they share is run once. */
export interface Flow {
  plan: Plan
  record: RunRecord
  /** What is wrong, as far as one test looks. */
  examine(test: PlannedTest, group: string, signal?: AbortSignal): Promise<Finding[]>
  close(): Promise<void>
}

interface Context {
  pipeline: Pipeline
  wiring: Wiring
  session: Session
  signal: AbortSignal | undefined
}

function promised({ steps }: Pipeline, { from, to, at }: Link): Finding[] {
  const [producer, consumer] = [steps[from.step], steps[to.step]]
  const output = producer && contractIn(producer).outputs[from.port]
  const input = consumer && contractIn(consumer).inputs[to.port]
  return output && input ? unsatisfied(output, input, { place: `${to.step}.${to.port}`, at, sample: sampled }) : []
}

async function written({ session, signal }: Context, { from, to }: Link): Promise<Finding[]> {
  const { outputs, findings, run } = await session.chain(from.step, signal)
  const output = outputs[from.port]
  const input = contractIn(session.step(to.step)).inputs[to.port]
  if (!run.ok || !output || !input) return [new Blocked(to.step, from.step, `${from.step}.${from.port}`).finding]
  const own = findings
    .filter(isError)
    .filter(({ place }) => place === output.place || place.startsWith(`${output.place}.`))
  return own.length > 0 ? own : checkPort(observePort(to.step, input, output.dir), { fault: 'consumer' })
}

/** A script that fails on data which breaks a promise is not to blame. */
async function accepted(context: Context, link: Link): Promise<Finding[]> {
  const { run, findings } = await context.session.chain(link.to.step, context.signal)
  if (run.ok) return []
  const before = (await written(context, link)).filter(isError)
  return before.length > 0 ? before : findings
}

/** What a step found, or that it could not run. */
async function foundBy(step: string, { session, signal }: Context): Promise<Finding[] | Blocked> {
  try {
    return (await session.chain(step, signal)).findings
  } catch (error) {
    if (error instanceof Blocked) return error
    throw error
  }
}

/** The findings of each step that stands on good ground: what comes after a broken one is its consequence. */
async function whole(context: Context): Promise<Finding[]> {
  const { steps, edges } = context.pipeline
  const broken = new Set<string>()
  const all: Finding[] = []
  const found = new Map(Object.keys(steps).map((step) => [step, foundBy(step, context)]))
  // all have begun: what does not depend on each other runs side by side
  await Promise.allSettled(found.values())
  for (const step of order(context.pipeline)) {
    const findings = (await found.get(step)) ?? []
    const follows =
      findings instanceof Blocked || edges.some(({ from, to }) => to.step === step && broken.has(from.step))
    if (follows || findings.some(isError)) broken.add(step)
    if (!follows) all.push(...findings)
  }
  return all
}

async function runCase(
  { session, signal }: Context,
  { step, case: way }: Extract<Question, { kind: 'run' }>,
): Promise<Finding[]> {
  const inputs = aloneInputs(session.step(step), way.inputs, session.supply)
  return (await session.once(step, { ...way, inputs }, signal)).findings
}

function answer(context: Context, question: Question): Finding[] | Promise<Finding[]> {
  if (question.kind === 'wiring') return context.wiring.findings.filter(({ code }) => question.codes.includes(code))
  if (question.kind === 'promised') return promised(context.pipeline, question.link)
  if (question.kind === 'written') return written(context, question.link)
  if (question.kind === 'accepted') return accepted(context, question.link)
  if (question.kind === 'whole') return whole(context)
  return runCase(context, question)
}

/** What a test found, where a step that could not run is a finding too. */
async function answerOf(context: Context, question: Question): Promise<Finding[]> {
  try {
    return await answer(context, question)
  } catch (error) {
    if (error instanceof Blocked) return [error.finding]
    throw error
  }
}

/** Wires and plans a pipeline; nothing runs before a test asks. */
export function openFlow(
  pipeline: Pipeline,
  { sources = {}, alone = false, python, runner, parallel, cache, own }: FlowOptions = {},
): Flow {
  const wiring = wire(pipeline)
  const session = new Session(pipeline, { links: wiring.links, sources, python, runner, parallel, cache, own })
  const record = openRecord(pipeline, wiring.links)
  return {
    plan: planOf(pipeline, wiring.links, alone ? scriptKinds : undefined),
    record,
    async examine({ title, question }, group, signal) {
      const started = performance.now()
      const findings = await answerOf({ pipeline, wiring, session, signal }, question)
      const seconds = (performance.now() - started) / 1000
      record.tests.push({ group, title, ok: !findings.some(isError), seconds, findings })
      return findings
    },
    async close() {
      record.runs = await session.recorded()
      await session.close()
      if (record.tests.length > 0) writeRecord(record, session.folder)
    },
  }
}

/** What can be told of a pipeline without running it. */
export function looks(pipeline: Pipeline): { wiring: Finding[]; compatibility: Finding[] } {
  const { links, findings } = wire(pipeline)
  return { wiring: findings, compatibility: links.flatMap((link) => promised(pipeline, link)) }
}
