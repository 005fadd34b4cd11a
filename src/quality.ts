import type { Quality } from './model/quality.ts'
import type { RunRecord } from './model/record.ts'
import { withDrops } from './check/drops.ts'

/** How good the data of a pipeline was when it ran from end to end, in the order of the data, and where that dropped. */
export function quality(of: RunRecord | { record: RunRecord }): Quality[] {
  const { quality: all = [], edges } = 'record' in of ? of.record : of
  return withDrops(all, edges)
}
