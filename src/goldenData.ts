import type { Golden } from './model/expectation.ts'
import type { Finding } from './model/finding.ts'
import { checkGolden } from './check/golden.ts'
import { withObserved, type Data } from './observed.ts'
import { fromCaller } from './shared/caller.ts'

/** Where data is not what a golden file says; that file is written anew where `-u` or `PIPEPROOF_UPDATE` asks for it. */
export function unlikeGolden(data: Data, path: string, options: Omit<Golden, 'golden'> = {}): Promise<Finding[]> {
  const golden = fromCaller(path)
  const own = typeof data === 'string' ? fromCaller(data) : data
  return withObserved(own, undefined, (observed) => checkGolden(observed, { golden, ...options }))
}
