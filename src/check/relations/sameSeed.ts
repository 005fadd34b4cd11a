import { unlikeRuns } from './compare.ts'
import type { Relation } from './relation.ts'

const expected = 'the same in another process'

/** Two processes with equal inputs write the same. */
export const sameSeed: Relation = {
  why: 'What can not be repeated can not be looked into: a seed that is not set, a clock, or the order of a set.',
  vary: () => 'fresh',
  judge: (first, others, { ignore = [] }) => others.flatMap((other) => unlikeRuns(first, other, { expected, ignore })),
}
