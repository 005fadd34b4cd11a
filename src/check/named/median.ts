import { aggregated } from '../aggregated.ts'
import { quantileOf } from '../quantileOf.ts'

export const median = aggregated({
  name: 'median',
  says: 'The median of the numbers lies within the bounds; of no numbers there is none, and NaN is in no bounds.',
  why: 'A few large values move the mean and hide that all the others have changed.',
  measure: (name) => quantileOf(name, 0.5),
})
