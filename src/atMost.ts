import type { Runner } from './model/runner.ts'
import { limiter } from './shared/limiter.ts'

/** Lets so many scripts run at once: data is made and checked meanwhile, only they wait for each other. */
export function atMost(parallel: number): (runner: Runner) => Runner {
  const limited = limiter(parallel)
  return (runner) => ({
    name: runner.name,
    run: (job) => limited(() => runner.run(job)),
    ...(runner.runMany && { runMany: (jobs) => limited(() => runner.runMany?.(jobs) ?? Promise.resolve([])) }),
    ...(runner.surroundings && { surroundings: runner.surroundings.bind(runner) }),
    ...(runner.isBlind && { isBlind: runner.isBlind.bind(runner) }),
  })
}
