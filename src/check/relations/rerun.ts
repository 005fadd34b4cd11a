import { unlikeRuns } from './compare.ts'
import type { Relation } from './relation.ts'

const expected = 'the same when it runs again where it has run'

/** A second run in the same place writes what the first did. */
export const rerun: Relation = {
  why: 'A job that is tried again finds what the first try left: what appends to it, or reads it, doubles its data.',
  vary: () => 'again',
  judge: (first, others, { ignore = [] }) => others.flatMap((other) => unlikeRuns(first, other, { expected, ignore })),
}
