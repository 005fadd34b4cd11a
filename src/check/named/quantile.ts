import { aggregated, type AggregateOptions } from '../aggregated.ts'
import { quantileOf } from '../quantileOf.ts'

export interface Options extends AggregateOptions {
  share: number
}

export const quantile = aggregated<Options>({
  name: 'quantile',
  says: 'The number that `share` of the numbers do not exceed lies within the bounds; of no numbers there is none.',
  why: 'What goes wrong for one row in a hundred is seen in the 99th percentile, not in the mean.',
  options: { share: { type: 'number', minimum: 0, maximum: 1, description: 'such as 0.99 for the 99th percentile' } },
  required: ['share'],
  words: ({ share }) => `quantile ${share}`,
  measure: (name, _, { share }) => quantileOf(name, share),
})
