import type { Step } from './model/pipeline.ts'
import type { Runner } from './model/runner.ts'
import { StepCache } from './run/cache/cache.ts'
import { isWatching, ownRun, testRun } from './run/cache/testRun.ts'
import { runners } from './run/runners.ts'
import { cacheFolder } from './shared/paths.ts'

/** Whether results of earlier runs may be used; `prove` runs new steps twice, so that the next run can have theirs. */
export type CacheChoice = boolean | 'prove'

export interface Caching {
  around(step: Step, runner: Runner): Runner
  /** For many runs of a step, which are kept only while somebody watches: to keep one takes longer than to run it. */
  aroundMany(step: Step, runner: Runner): Runner
  /** What is left to do when all is done. */
  close(): Promise<void>
}

const off: Caching = {
  around: (_, runner) => runner,
  aroundMany: (_, runner) => runner,
  close: () => Promise.resolve(),
}

interface Where {
  /** The folder of the pipeline or of the script. */
  from: string
  /** Shares nothing with other runs of the same test run: it was asked for by itself. */
  own: boolean
  /** How runners are held back. */
  limited: (runner: Runner) => Runner
}

/** The cache as it is wanted. */
export function openCaching(wanted: CacheChoice, { from, own, limited }: Where): Caching {
  if (wanted === false) return off
  const madeBy = own ? ownRun() : testRun()
  const cache = new StepCache({ folder: cacheFolder(from), madeBy })
  const fresh = limited(runners.process)
  const around = (step: Step, runner: Runner): Runner => {
    const prover = runner.name === runners.python.name ? fresh : runner
    return cache.around({ step: step.name, contract: step.contract, runner, prover })
  }
  return {
    around,
    aroundMany: (step, runner) => (isWatching() ? around(step, runner) : runner),
    close: () => (wanted === 'prove' ? cache.prove() : Promise.resolve()),
  }
}
