import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './model/case.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import { provide } from './data/provide.ts'
import { portFor } from './data/withGenerators.ts'
import { keep, keptOf, type Kept } from './kept.ts'
import { observePort } from './observe/port.ts'
import { contractIn, perform, prepare, type Performed } from './perform.ts'
import { chainCase } from './plan/inputs.ts'
import { Blocked } from './blocked.ts'
import type { Session } from './session.ts'
import { isError } from './shared/finding.ts'
import { hash } from './shared/hash.ts'
import { Stopped } from './shared/stopped.ts'
import { smallest } from './smallest.ts'
import { sameness, type Effort, type Tried } from './tries.ts'

const never = (): Promise<never> => Promise.reject(new TypeError('a source has nothing upstream'))

interface Found {
  findings: Finding[]
  signal: AbortSignal | undefined
  effort: Effort
}

/** What counts as a failure of a run: what it found, or more. */
export type Judge = (performed: Performed) => Finding[] | Promise<Finding[]>

const asFound: Judge = ({ findings }) => findings

const within = (time: AbortSignal, signal: AbortSignal | undefined): AbortSignal =>
  signal ? AbortSignal.any([time, signal]) : time

/** A step before the one in question may fail on a candidate: that is another failure. */
function blocked(error: unknown): Pick<Tried, 'findings' | 'secrets'> {
  if (error instanceof Blocked || error instanceof Stopped) return { findings: [error.finding], secrets: [] }
  throw error
}

/** What could not be made smaller is kept as it is. */
function withKept(findings: Finding[], kept: Kept): Finding[] {
  const { workspace } = findings.find(isError) ?? {}
  if (workspace !== undefined && keptOf(findings) === undefined) keep(workspace, [], kept)
  return findings
}

/** Finds the smallest data that shows a failure; equal failures once. */
export class Reducer {
  readonly #session: Session
  readonly #effort: Effort | false
  readonly #known = new Map<string, Promise<Finding[]>>()

  constructor(session: Session, effort: Effort | false = {}) {
    this.#session = session
    this.#effort = effort
  }

  /** The same for another session. */
  in(session: Session): Reducer {
    return new Reducer(session, this.#effort)
  }

  /** What was found in a step by itself, on the smallest input that shows it. */
  async alone(step: string, way: Case, found: Omit<Found, 'effort'> & { judge?: Judge }): Promise<Finding[]> {
    const told =
      way.expect.fails !== undefined
        ? found.findings
        : await this.#once('alone', found.findings, (effort) => this.#alone(step, way, { ...found, effort }))
    return withKept(told, { step, case: way })
  }

  /** What was found in a step inside the pipeline, on the smallest sources of the pipeline that show it. */
  async whole(step: string, found: Omit<Found, 'effort'>): Promise<Finding[]> {
    const told = await this.#once('whole', found.findings, (effort) => this.#whole(step, { ...found, effort }))
    return withKept(told, { step, sources: {} })
  }

  #once(kind: string, findings: Finding[], find: (effort: Effort) => Promise<Finding[]>): Promise<Finding[]> {
    const first = findings.find(isError)
    if (!first || this.#effort === false) return Promise.resolve(findings)
    const key = `${kind} ${sameness(first)}`
    const known = this.#known.get(key) ?? find(this.#effort)
    this.#known.set(key, known)
    return known
  }

  async #alone(
    step: string,
    way: Case,
    { findings, signal, effort, judge = asFound }: Found & { judge?: Judge },
  ): Promise<Finding[]> {
    const request = this.#session.request(step, way, { key: `${hash(way.inputs).slice(0, 6)}-smallest`, signal })
    let count = 0
    const run = async (inputs: Case['inputs'], time: AbortSignal): Promise<Tried> => {
      const dir = `${request.dir}-${++count}`
      const candidate = { ...way, inputs: { ...way.inputs, ...inputs } }
      const performed = await perform({ ...request, dir, case: candidate, signal: within(time, signal) })
      keep(dir, performed.secrets, { step, case: candidate }, { step, case: way })
      return { findings: await judge(performed), dir, secrets: performed.secrets }
    }
    try {
      const { inputs } = await prepare(request)
      return await smallest({ findings, inputs, run, title: way.name }, effort)
    } finally {
      rmSync(request.dir, { recursive: true, force: true })
    }
  }

  async #whole(step: string, { findings, signal, effort }: Found): Promise<Finding[]> {
    const folder = join(this.#session.folder, `${step}-sources`)
    let count = 0
    const run = async (sources: Record<string, DataSpec>, time: AbortSignal): Promise<Tried> => {
      const dir = `${folder}-${++count}`
      const { findings: told, secrets } = await this.#session
        .variant(sources, dir)
        .chain(step, within(time, signal))
        .catch(blocked)
      keep(dir, secrets, { step, sources }, { step, sources: {} })
      return { findings: told, dir, secrets }
    }
    try {
      const inputs = await this.#sources(step, folder)
      return await smallest({ findings, inputs, run, title: `sources that break ${step}` }, effort)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** The data that comes from outside into a step and all that it depends on, laid out by `step.port`. */
  async #sources(last: string, folder: string): Promise<Record<string, ObservedPort>> {
    const found: Record<string, ObservedPort> = {}
    for (const name of this.#upTo(last)) {
      const step = this.#session.step(name)
      const { inputs } = contractIn(step)
      for (const [portName, spec] of Object.entries(chainCase(step, this.#session.supply).inputs)) {
        const [declared, place] = [inputs[portName], `${name}.${portName}`]
        if (!declared || spec.kind === 'upstream') continue
        const port = portFor(name, declared, spec)
        const dir = join(folder, place)
        await provide({ place, port, dir }, spec, never)
        found[place] = observePort(name, port, dir)
      }
    }
    return found
  }

  #upTo(last: string): Set<string> {
    const found = new Set([last])
    for (const name of found) {
      for (const { from, to } of this.#session.supply.links) if (to.step === name) found.add(from.step)
    }
    return found
  }
}
