import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DataSpec } from './model/data.ts'
import type { Case, Edge, Link, Pipeline, Step } from './model/pipeline.ts'
import type { DatasetQuality } from './model/quality.ts'
import type { RecordedRun } from './model/record.ts'
import type { Runner } from './model/runner.ts'
import type { Touched } from './model/touched.ts'
import { note } from './asked.ts'
import { Blocked } from './blocked.ts'
import { openCaching, type CacheChoice, type Caching } from './caching.ts'
import { atMost } from './atMost.ts'
import { firstFailed, isEndless, performAll } from './batches.ts'
import { perform, type Performed, type Request } from './perform.ts'
import { order } from './pipeline/order.ts'
import { chainCase, type Supply } from './plan/inputs.ts'
import { counting } from './progress.ts'
import { closeRunFolder, openRunFolder, putAway } from './run/runs.ts'
import { runnerFor, type RunnerName } from './run/runners.ts'
import { runId } from './run/thisRun.ts'
import { recordedRuns, type AskedRun } from './recordedRuns.ts'
import { namesIn } from './shared/files.ts'
import { hash } from './shared/hash.ts'
import { stateFolder } from './shared/paths.ts'

export interface SessionOptions {
  links: Link[]
  /** The edges from and to nodes without a script. */
  outer: Edge[]
  sources: Record<string, DataSpec>
  python: string | undefined
  runner: Runner
  parallel: number
  cache: CacheChoice
  /** It was asked for by itself, so it shares nothing with other runs of the same test run. */
  own: boolean | undefined
  /** Where everything is left; a folder of its own, unless told. */
  folder?: string
}

const keyOf = (name: string, way: Case): string =>
  hash([name, way.inputs, way.env, way.args, way.expect, ...(way.without ?? [])])

const shortened = (key: string): string => key.slice(0, 6)

/** The runs of one pipeline: equal ones happen once, whoever asks first. */
export class Session {
  readonly supply: Supply
  readonly #pipeline: Pipeline
  readonly #limited: (runner: Runner) => Runner
  readonly #caching: Caching
  readonly #runs = new Map<string, Omit<AskedRun, 'kind'> & { dir: string }>()
  readonly #chains = new Map<string, Promise<Performed>>()
  readonly #options: SessionOptions
  /** Of each step that did not end in time, one run: many more would take as long. */
  readonly #endless = new Map<string, Performed>()
  #folder: string | undefined
  /** Parts of the pipeline that run by themselves. */
  readonly #parts = new Map<string, Session>()

  constructor(pipeline: Pipeline, options: SessionOptions) {
    const { links, outer, sources, parallel, cache, own = false } = options
    this.#options = options
    this.#pipeline = pipeline
    this.#limited = atMost(parallel)
    this.#caching = openCaching(cache, { from: this.from, own, limited: this.#limited })
    this.supply = { links, outer, sources }
  }

  /** The folder of the pipeline. */
  get from(): string {
    return dirname(this.#pipeline.file ?? join(process.cwd(), 'pipeline'))
  }

  /** What paths in the record are meant from. */
  get home(): string {
    return dirname(stateFolder(this.from))
  }

  /** The folder of everything that this session leaves on disk. */
  get folder(): string {
    this.#folder ??=
      this.#options.folder ??
      openRunFolder(this.from, { id: runId(this.#options.own ?? false), name: this.#pipeline.name })
    return this.#folder
  }

  step(name: string): Step {
    const step = this.#pipeline.steps[name]
    if (step) return step
    throw new TypeError(`no step ${name}: plans and links name known steps only`)
  }

  /** Runs a step as part of the pipeline: on what the steps before it wrote. */
  chain(name: string, signal?: AbortSignal): Promise<Performed> {
    const performed = this.once(name, chainCase(this.step(name), this.supply), signal)
    this.#chains.set(name, performed)
    return performed
  }

  /** Runs a step on a case, once for equal cases. */
  once(name: string, way: Case, signal?: AbortSignal): Promise<Performed> {
    const key = keyOf(name, way)
    const known = this.#runs.get(key)
    if (known) return this.#note(name, known.performed)
    const request = this.request(name, way, { key: shortened(key), signal })
    const runner = this.#caching.around(request.step, request.runner)
    const performed = perform({ ...request, runner, appraise: true })
    return this.#note(name, this.#remember({ key }, request, performed))
  }

  /** The test that asks is told, but not of the tries of a variant. */
  #note<T extends Promise<Performed | Performed[]>>(name: string, answer: T): T {
    return this.#options.folder === undefined ? note(name, answer) : answer
  }

  /** Runs a step on several cases, in batches; their results are for this test run only. */
  many(name: string, ways: Case[], signal?: AbortSignal): Promise<Performed[]> {
    const endless = this.#endless.get(name)
    if (endless) return Promise.resolve(ways.map(() => endless))
    const keys = ways.map((way) => keyOf(name, way))
    const requests = ways.map((way, index) => {
      const request = this.request(name, way, { key: shortened(keys[index] ?? ''), signal })
      return { ...request, runner: this.#caching.aroundMany(request.step, request.runner) }
    })
    const all = performAll(requests, { endAtFirst: true, ended: counting(name, requests.length) })
    for (const [index, request] of requests.entries()) {
      const performed = all.then((each) => firstFailed(each, index))
      performed.catch(() => undefined)
      void this.#remember({ key: keys[index] ?? '', batch: shortened(hash(keys)) }, request, performed)
    }
    return this.#note(name, all)
  }

  #remember(
    { key, batch }: { key: string; batch?: string },
    { step, case: way, dir }: Request,
    performed: Promise<Performed>,
  ): Promise<Performed> {
    this.#runs.set(key, { step: step.name, name: way.name, dir, performed, ...(batch !== undefined && { batch }) })
    performed.then(
      (done) => isEndless(done) && this.#endless.set(step.name, done),
      () => undefined,
    )
    return performed
  }

  /** What a run of a step is asked to be. */
  request(name: string, way: Case, { key, signal }: { key: string; signal: AbortSignal | undefined }): Request {
    const upstream = (producer: string, port: string): Promise<string> =>
      this.#delivered({ name, producer, port, signal })
    const dir = join(this.folder, `${name}-${key}`)
    const step = this.step(name)
    const { runner = this.#options.runner, python = this.#options.python } = step
    // the schema knows no other names
    const by = this.#limited(runnerFor(runner as RunnerName | Runner))
    return { step, case: way, dir, upstream, runner: by, python, signal }
  }

  /** The same pipeline on other sources, in a folder of its own. */
  variant(sources: Record<string, DataSpec>, folder: string): Session {
    const { sources: before, ...options } = this.#options
    return new Session(this.#pipeline, { ...options, sources: { ...before, ...sources }, folder })
  }

  /** A part of the same pipeline, in a folder of its own; the same one whoever asks. */
  part(name: string, links: Link[]): Session {
    const known = this.#parts.get(name)
    const part =
      known ?? new Session(this.#pipeline, { ...this.#options, links, folder: join(this.folder, `path-${name}`) })
    this.#parts.set(name, part)
    return part
  }

  /** The folder of what another step wrote; a step that failed delivers nothing. */
  async #delivered(wanted: {
    name: string
    producer: string
    port: string
    signal: AbortSignal | undefined
  }): Promise<string> {
    const { name, producer, port, signal } = wanted
    const { run, outputs } = await this.chain(producer, signal)
    const output = outputs[port]
    if (!run.ok || !output) throw new Blocked(name, producer, `${producer}.${port}`)
    return output.dir
  }

  /** What became of each run that was asked for. */
  async recorded(): Promise<RecordedRun[]> {
    const chained = new Set(this.#chains.values())
    const asked = [...this.#runs.values()].map((each): AskedRun => {
      const kind = each.batch === undefined ? (chained.has(each.performed) ? 'chain' : 'case') : 'batch'
      return { ...each, kind }
    })
    const parts = [...this.#parts.values()].map(async (part) =>
      (await part.recorded()).map((each) => ({ ...each, kind: 'case' as const })),
    )
    return [...(await recordedRuns(asked, this.home)), ...(await Promise.all(parts)).flat()]
  }

  /** What its runs looked at beyond their data. */
  async touched(): Promise<Touched[]> {
    const runs = [...this.#runs.values()].map(async ({ performed }) => (await performed.catch(() => undefined))?.run)
    return (await Promise.all(runs)).flatMap((run) => run?.touched ?? [])
  }

  /** How good the data of the pipeline is, in its order, as far as it has run. */
  async quality(): Promise<DatasetQuality[]> {
    const known = order(this.#pipeline).map(async (name) => {
      const performed = await this.#chains.get(name)?.catch(() => undefined)
      return performed?.quality ?? []
    })
    return (await Promise.all(known)).flat()
  }

  /** Puts the runs away. */
  async close(): Promise<void> {
    await this.#caching.close()
    for (const part of this.#parts.values()) {
      await part.close()
      if (namesIn(part.folder).length === 0) rmSync(part.folder, { recursive: true, force: true })
    }
    const runs = [...this.#runs.values()].map(async ({ dir, performed }) => ({
      dir,
      ...((await performed.catch(() => undefined)) ?? { run: { workspace: dir }, findings: [], secrets: [] }),
    }))
    const all = await Promise.all(runs)
    const looked = new Set(all.filter(({ findings }) => findings.length > 0).map(({ run }) => run.workspace))
    for (const { dir, run, ...left } of all) {
      // what failed in a batch ran again alone, elsewhere
      if (run.workspace !== dir) putAway(dir, { findings: [], secrets: [] })
      // one that never ended stands for others
      if (left.findings.length > 0 || !looked.has(run.workspace)) putAway(run.workspace, left)
    }
    if (this.#folder !== undefined && this.#options.folder === undefined) closeRunFolder(this.#folder)
  }
}
