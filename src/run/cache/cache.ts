import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '../../model/job.ts'
import type { Run } from '../../model/run.ts'
import type { Runner } from '../../model/runner.ts'
import { exclusively } from '../lock.ts'
import { again } from './again.ts'
import { ask, noted, outputsOf, refusal, type Asked, type Subject } from './asked.ts'
import type { Entry } from './entry.ts'
import { restore } from './files.ts'
import { Keeper } from './keeper.ts'
import { standardLimits, type Limits } from './prune.ts'
import { allTouched, changedSince, memoryIn } from './standing.ts'
import { Store, type Kept } from './store.ts'
import { isWatching } from './testRun.ts'
import { treeHashes } from './tree.ts'
import { reasonOf } from '../../shared/thrown.ts'

export interface CacheOptions {
  folder: string
  /** Names the test run: within one, results are shared whether reproducible or not. */
  madeBy: string
  limits?: Limits | undefined
  /** The least time between a run and the one that proves it. */
  apartMs?: number
}

/** A second run within the same second could write the same time. */
const standardApartMs = 1_100
/** Of the warm interpreter that ran last: its next fork orders sets as it did. */
let lastSeed: string | undefined

const hashed = (run: Run, { inputs }: Asked, entry: Entry | undefined): Run => ({
  ...run,
  hashes: { inputs, outputs: entry && treeHashes(entry.outputs) },
})

/** The results of steps on disk, served where a run would give them again. */
export class StepCache {
  readonly #store: Store
  readonly #keeper: Keeper
  readonly #options: CacheOptions
  readonly #unproven = new Map<string, Asked>()
  #told = false

  constructor(options: CacheOptions) {
    const { folder, madeBy, limits = standardLimits } = options
    this.#options = options
    this.#store = new Store(folder)
    this.#keeper = new Keeper(this.#store, { madeBy, limits })
  }

  /** A runner that runs only what is not known already. */
  around(subject: Subject): Runner {
    const { runner } = subject
    const never = refusal(subject)
    const run = async (job: Job): Promise<Run> => {
      if (never !== undefined) return noted(await runner.run(job), `its results are not kept: ${never}`)
      let asked
      try {
        asked = await ask(subject, job, this.#options.folder)
      } catch (error) {
        // an interpreter that is not there is told by the run itself
        return this.#without(await runner.run(job), error)
      }
      return asked ? this.#through(asked) : runner.run(job)
    }
    const { runMany } = runner
    if (!runMany || never !== undefined) return { name: runner.name, run, ...(runMany && { runMany }) }
    return { name: runner.name, run, runMany: (jobs) => this.#many(subject, jobs).catch(() => runMany(jobs)) }
  }

  /** Runs those of a batch that are not known already, and keeps them. */
  async #many(subject: Subject, jobs: Job[]): Promise<(Run | undefined)[]> {
    const asked = await Promise.all(jobs.map((job) => ask(subject, job, this.#options.folder)))
    const done = asked.map((each) => each && this.#serve(each))
    const open = jobs.flatMap((job, index) => (done[index] ? [] : [{ job, index, asked: asked[index] }]))
    const started = Date.now()
    const runs = open.length > 0 ? await subject.runner.runMany?.(open.map(({ job }) => job)) : []
    const touched = allTouched((runs ?? []).map((run) => run?.touched))
    for (const [at, { index, asked: one }] of open.entries()) {
      const run = runs?.[at]
      done[index] = run
      if (one && run?.ok)
        this.#keeper.keep(one, { run: { ...run, touched }, started, before: this.#valid(one.key)?.entry })
    }
    return done
  }

  async #through(asked: Asked): Promise<Run> {
    let made: Promise<Run> | undefined
    try {
      const served = async (): Promise<Run | undefined> => this.#serve(asked)
      return await exclusively(this.#store.lockOf(asked.key), served, () => (made = this.#make(asked)))
    } catch (error) {
      return made ?? this.#without(await asked.runner.run(asked.job), error)
    }
  }

  /** The run goes on where the cache can not, and says so once. */
  #without(run: Run, error: unknown): Run {
    if (this.#told) return run
    this.#told = true
    return noted(run, `nothing is kept for later runs: the cache can not be used (${reasonOf(error)})`)
  }

  /** The entry that a key has, while all that it stands on is as it was. */
  #valid(key: string): Kept | undefined {
    const kept = this.#store.read(key)
    const changed = kept && changedSince(kept.entry.standing, memoryIn(this.#options.folder))
    return changed === undefined ? kept : undefined
  }

  #serve(asked: Asked): Run | undefined {
    const { key, job } = asked
    const kept = this.#valid(key)
    if (!kept) return undefined
    const { state, madeBy } = kept.entry
    const shared = state === 'once' || !isWatching()
    if (state !== 'reproducible' && !(shared && madeBy === this.#options.madeBy)) return undefined
    const run = restore(kept.entry, kept.dir, { workspace: job.workspace, outputs: outputsOf(job) })
    if (run) this.#store.touch(key)
    else this.#store.remove(key)
    return run && hashed(run, asked, kept.entry)
  }

  async #make(asked: Asked): Promise<Run> {
    const before = this.#valid(asked.key)?.entry
    const { run, started } = await this.#run(asked, before)
    try {
      const { told, entry } = this.#keeper.keep(asked, { run, started, before })
      if (entry?.state === 'once') this.#unproven.set(asked.key, asked)
      return hashed(told, asked, entry)
    } catch (error) {
      return this.#without(run, error)
    }
  }

  async #run({ runner, prover, job }: Asked, before: Entry | undefined): Promise<{ run: Run; started: number }> {
    const proves = before?.state === 'once'
    const { apartMs = standardApartMs } = this.#options
    if (proves) await sleep(Math.max(0, before.madeAt + apartMs - Date.now()))
    const sameInterpreter = proves && before.seed !== undefined && before.seed === lastSeed
    const started = Date.now()
    const run = await (sameInterpreter ? prover : runner).run(job)
    if (!sameInterpreter) lastSeed = run.touched?.seed
    return { run, started }
  }

  /** Runs every step that ran here for the first time once more, so that the next run can have its results. */
  async prove(): Promise<void> {
    const unproven = [...this.#unproven.values()]
    this.#unproven.clear()
    const make = (asked: Asked): Promise<void> =>
      again(asked.job, (job) => this.#make({ ...asked, runner: asked.prover, job }))
    await Promise.allSettled(unproven.map(make))
  }
}
