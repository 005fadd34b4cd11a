import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Case, Link, Pipeline } from './model/pipeline.ts'
import type { Plan, PlannedTest, Question } from './model/plan.ts'
import type { RunRecord } from './model/record.ts'
import { checkPort } from './check/port.ts'
import { unsatisfied } from './compatibility/satisfies.ts'
import { observePort } from './observe/port.ts'
import { contractIn, perform, type Performed } from './perform.ts'
import { order } from './pipeline/order.ts'
import { wire, type Wiring } from './pipeline/wire.ts'
import { aloneInputs, chainCase, type Supply } from './plan/inputs.ts'
import { planOf, scriptKinds } from './plan/plan.ts'
import { openRecord, writeRecord } from './record/collect.ts'
import { maskFolder, openRunFolder } from './run/runs.ts'
import { processRunner } from './run/runners/process.ts'
import { finding } from './shared/finding.ts'
import { hash } from './shared/hash.ts'
import { masker } from './shared/mask.ts'

export interface FlowOptions {
  /** The Python to run scripts with. */
  python?: string | undefined
  /** Where inputs get their data, by `step.port`. */
  sources?: Record<string, DataSpec> | undefined
  /** Only what needs no pipeline around the script. */
  alone?: boolean | undefined
}

/** A pipeline in motion: its tests, and an answer for each; what they share is run once. */
export interface Flow {
  plan: Plan
  record: RunRecord
  examine(test: PlannedTest, group: string, signal?: AbortSignal): Promise<Finding[]>
  performed(step: string, signal?: AbortSignal): Promise<Performed>
  close(): Promise<void>
}

/** A step could not run because one before it did not deliver. */
class Blocked extends Error {
  readonly finding: Finding

  constructor(step: string, by: string, place: string) {
    const found = finding({
      code: 'blocked',
      place: step,
      fault: 'script',
      received: `lack of \`${place}\` for \`${step}\``,
      expected: `\`${by}\` to deliver it`,
      advice: `mend \`${by}\` first: its own test says what is wrong`,
    })
    super(found.message)
    this.finding = found
  }
}

interface Context {
  pipeline: Pipeline
  wiring: Wiring
  supply: Supply
  /** Runs a step on a case, once for equal cases. */
  once(step: string, way: Case, signal?: AbortSignal): Promise<Performed>
  chain(step: string, signal?: AbortSignal): Promise<Performed>
}

const stepOf = ({ steps }: Pipeline, name: string): Pipeline['steps'][string] => {
  const step = steps[name]
  if (step) return step
  throw new TypeError(`no step ${name}`)
}

async function written({ chain, pipeline }: Context, { from, to }: Link, signal?: AbortSignal): Promise<Finding[]> {
  const { outputs, findings, run } = await chain(from.step, signal)
  const output = outputs[from.port]
  const input = contractIn(stepOf(pipeline, to.step)).inputs[to.port]
  if (!run.ok || !output || !input) return [new Blocked(to.step, from.step, output?.place ?? from.step).finding]
  const own = findings.filter(({ place }) => place === output.place || place.startsWith(`${output.place}.`))
  return own.length > 0 ? own : checkPort(observePort(to.step, input, output.dir), { fault: 'consumer' })
}

async function accepted(context: Context, link: Link, signal?: AbortSignal): Promise<Finding[]> {
  const { run, findings } = await context.chain(link.to.step, signal)
  if (run.ok) return []
  const before = await written(context, link, signal)
  return before.length > 0 ? before : findings
}

/** The findings of each step that runs on good ground: what comes after a broken one is its consequence. */
async function whole({ pipeline, chain }: Context, signal?: AbortSignal): Promise<Finding[]> {
  const broken = new Set<string>()
  const all: Finding[] = []
  for (const step of order(pipeline)) {
    if (pipeline.edges.some(({ from, to }) => to.step === step && broken.has(from.step))) {
      broken.add(step)
      continue
    }
    const { findings } = await chain(step, signal)
    if (findings.length > 0) broken.add(step)
    all.push(...findings)
  }
  return all
}

function promised(pipeline: Pipeline, { from, to, at }: Link): Finding[] {
  const output = contractIn(stepOf(pipeline, from.step)).outputs[from.port]
  const input = contractIn(stepOf(pipeline, to.step)).inputs[to.port]
  return output && input ? unsatisfied(output, input, { place: `${to.step}.${to.port}`, at }) : []
}

async function runCase(
  { pipeline, supply, once }: Context,
  { step, case: way }: Extract<Question, { kind: 'run' }>,
  signal?: AbortSignal,
): Promise<Finding[]> {
  const inputs = aloneInputs(stepOf(pipeline, step), way.inputs, supply)
  return (await once(step, { ...way, inputs }, signal)).findings
}

function answer(context: Context, question: Question, signal?: AbortSignal): Finding[] | Promise<Finding[]> {
  if (question.kind === 'wiring') return context.wiring.findings.filter(({ code }) => question.codes.includes(code))
  if (question.kind === 'promised') return promised(context.pipeline, question.link)
  if (question.kind === 'written') return written(context, question.link, signal)
  if (question.kind === 'accepted') return accepted(context, question.link, signal)
  if (question.kind === 'whole') return whole(context, signal)
  return runCase(context, question, signal)
}

/** What a test found, where a step that could not run is a finding too. */
async function answerOf(context: Context, question: Question, signal?: AbortSignal): Promise<Finding[]> {
  try {
    return await answer(context, question, signal)
  } catch (error) {
    if (error instanceof Blocked) return [error.finding]
    throw error
  }
}

/** Wires and plans a pipeline; nothing runs before a test asks. */
export function openFlow(pipeline: Pipeline, { python, sources = {}, alone = false }: FlowOptions = {}): Flow {
  const wiring = wire(pipeline)
  const supply = { links: wiring.links, sources }
  const record = openRecord(pipeline, wiring.links)
  const runs = new Map<string, Promise<Performed>>()
  const kept: { dir: string; performed: Promise<Performed> }[] = []
  let folder: string | undefined

  const once: Context['once'] = (step, way, signal) => {
    const key = hash([step, way.inputs, way.env, way.args, way.expect])
    const known = runs.get(key)
    if (known) return known
    folder ??= openRunFolder(dirname(pipeline.file ?? process.cwd()))
    const dir = join(folder, `${step}-${key.slice(0, 6)}`)
    const upstream = async (producer: string, port: string): Promise<string> => {
      const { run, outputs } = await chain(producer, signal)
      const output = outputs[port]
      if (!run.ok || !output) throw new Blocked(step, producer, `${producer}.${port}`)
      return output.dir
    }
    const performed = perform({
      step: stepOf(pipeline, step),
      case: way,
      dir,
      upstream,
      runner: processRunner,
      python,
      signal,
    })
    runs.set(key, performed)
    kept.push({ dir, performed })
    return performed
  }
  const chain: Context['chain'] = (step, signal) => once(step, chainCase(stepOf(pipeline, step), supply), signal)
  const context: Context = { pipeline, wiring, supply, once, chain }

  return {
    plan: planOf(pipeline, wiring.links, alone ? scriptKinds : undefined),
    record,
    performed: chain,
    async examine(test, group, signal) {
      const started = performance.now()
      const findings = await answerOf(context, test.question, signal)
      record.tests.push({
        group,
        title: test.title,
        ok: findings.length === 0,
        seconds: (performance.now() - started) / 1000,
        findings,
      })
      return findings
    },
    async close() {
      for (const { dir, performed } of kept) await putAway(dir, performed)
      if (folder !== undefined) writeRecord(record, folder)
    },
  }
}

/** Only a run with findings keeps its files, and those without its secrets. */
async function putAway(dir: string, performed: Promise<Performed>): Promise<void> {
  const done = await performed.catch(() => undefined)
  if (!done || done.findings.length === 0) rmSync(dir, { recursive: true, force: true })
  else maskFolder(dir, done.secrets, masker(done.secrets))
}

/** What can be told of a pipeline without running it. */
export function looks(pipeline: Pipeline): { wiring: Finding[]; compatibility: Finding[] } {
  const { links, findings } = wire(pipeline)
  return { wiring: findings, compatibility: links.flatMap((link) => promised(pipeline, link)) }
}
