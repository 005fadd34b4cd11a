import { existsSync, rmSync } from 'node:fs'
import { cacheFolder } from '../../shared/paths.ts'
import type { State } from './entry.ts'
import { prune, standardLimits } from './prune.ts'
import { Store } from './store.ts'

/** A kept result as it is shown. */
export interface Shown {
  step: string
  state: State | 'damaged'
  bytes: number
  usedAt: number
}

export interface Cleaned {
  entries: number
  bytes: number
}

const sizeOf = (shown: Shown[]): number => shown.reduce((sum, { bytes }) => sum + bytes, 0)

/** The step cache of the project around a folder, for people who look at it. */
export class CacheView {
  readonly folder: string
  readonly #store: Store

  constructor(from: string) {
    this.folder = cacheFolder(from)
    this.#store = new Store(this.folder)
  }

  /** Every result that is kept, the one used last first. */
  list(): Shown[] {
    const shown = this.#store.keys().map((key): Shown => {
      const kept = this.#store.read(key)
      if (!kept) return { step: key.slice(0, 12), state: 'damaged', bytes: 0, usedAt: 0 }
      const { step, state, bytes } = kept.entry
      return { step, state, bytes, usedAt: kept.usedAt }
    })
    return shown.toSorted((a, b) => b.usedAt - a.usedAt || (a.step < b.step ? -1 : 1))
  }

  /** Removes what was not used for so long, what is too much, and what is damaged. */
  clean(maxAgeMs: number = standardLimits.maxAgeMs): Cleaned {
    return prune(this.#store, { ...standardLimits, maxAgeMs })
  }

  /** Removes all of it; runs that are under way go on. */
  cleanAll(): Cleaned {
    const shown = this.list()
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true })
    return { entries: shown.length, bytes: sizeOf(shown) }
  }
}
