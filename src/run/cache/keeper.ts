import type { Run } from '../../model/run.ts'
import { noted, outputsOf, type Asked } from './asked.ts'
import type { Entry } from './entry.ts'
import { fillEntry } from './files.ts'
import { keepable } from './keepable.ts'
import { prune, type Limits } from './prune.ts'
import type { Store } from './store.ts'
import { differs, entryOf } from './verdict.ts'

interface Made {
  run: Run
  started: number
  /** What an equal run left before. */
  before: Entry | undefined
}

interface Told {
  /** The run with what there is to say of it. */
  told: Run
  entry?: Entry
}

/** By cache, since this process looked for what has to go: looking takes time that grows with what is kept. */
const written = new Map<string, number>()

/** Decides what becomes of a run in the cache. */
export class Keeper {
  readonly #store: Store
  readonly #options: { madeBy: string; limits: Limits }

  constructor(store: Store, options: { madeBy: string; limits: Limits }) {
    this.#store = store
    this.#options = options
  }

  keep(asked: Asked, made: Made): Told {
    const { run, started, before } = made
    if (!run.ok) return this.#failed(run, before)
    const judged = keepable(asked, run, started)
    if ('because' in judged) {
      this.#store.remove(asked.key)
      return { told: noted(run, `its results are not kept: ${judged.because}`) }
    }
    const { madeBy, limits } = this.#options
    const difference = before && differs(before, judged.outputs)
    const told = difference === undefined ? run : noted(run, difference)
    const { folder } = this.#store
    const entry = entryOf({ asked, run: told, started, madeBy, folder, ...judged }, before, difference !== undefined)
    if (entry.bytes > limits.maxBytes) return { told: noted(told, 'its results are not kept: they are too large') }
    this.#store.put(entry, (dir) => fillEntry(dir, outputsOf(asked.job), { entry, run: told }))
    this.#prune(entry.bytes)
    return { told: { ...told, notes: entry.run.notes }, entry }
  }

  /** A failure is never kept; one after an equal run that went well shows that the step varies. */
  #failed(run: Run, before: Entry | undefined): Told {
    if (!before || run.stopped === 'cancelled') return { told: run }
    this.#store.update({ ...before, state: 'varies' })
    return { told: noted(run, 'it varies: an equal run before went well') }
  }

  /** Looks for what has to go at the first entry, and whenever much was written since. */
  #prune(bytes: number): void {
    const { folder } = this.#store
    const sum = (written.get(folder) ?? Infinity) + bytes
    const enough = sum >= this.#options.limits.maxBytes / 16
    written.set(folder, enough ? 0 : sum)
    if (enough) prune(this.#store, this.#options.limits)
  }
}
