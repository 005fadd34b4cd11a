import { aggregated } from '../aggregated.ts'
import { valueOf } from '../value.ts'

export const distinct = aggregated({
  name: 'distinct',
  says: 'The number of distinct values lies within the bounds; nulls do not count.',
  why: 'A category that vanishes, or an id that turns into one of its parts, leaves only values that are valid.',
  bounds: { type: 'integer', minimum: 0 },
  words: () => 'number of distinct values',
  measure: (name, column) => `count(DISTINCT ${valueOf(name, column)})::DOUBLE`,
})
