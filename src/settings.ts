import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import type { Runner } from './model/runner.ts'
import type { Settings } from './model/settings.ts'
import type { CacheChoice } from './caching.ts'
import { runnerFor, type RunnerName } from './run/runners.ts'
import { settledFor } from './shared/settings/settings.ts'
import type { Effort } from './tries.ts'

interface Call {
  runner?: RunnerName | Runner | undefined
  parallel?: number | undefined
  cache?: CacheChoice | undefined
  shrink?: Effort | false | undefined
}

/** What a call has, else what is set for the folder of a file. */
export interface Settled {
  runner: Runner
  parallel: number
  cache: CacheChoice
  shrink: Effort | false
  gates: Settings['gates']
  kinds: Settings['kinds']
}

/** What a call asks for, else what is set for the folder of a file. */
export function settled(file: string | undefined, { runner, parallel, cache, shrink }: Call): Settled {
  const folder = file === undefined ? process.cwd() : dirname(file)
  const set = settledFor(folder, { parallel, cache, shrink })
  return {
    runner: runnerFor(runner ?? set.runner),
    parallel: set.parallel ?? availableParallelism(),
    cache: set.cache,
    shrink: set.shrink === true ? {} : set.shrink,
    gates: set.gates,
    kinds: set.kinds,
  }
}
