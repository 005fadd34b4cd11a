import { aggregated } from '../aggregated.ts'
import { double, numeric } from '../numeric.ts'

/** The engine fails on larger ones, whose squares are no numbers any more. */
const largest = 1e150

export const std = aggregated({
  name: 'std',
  says: 'The standard deviation of the numbers (that of a sample) lies within the bounds; of fewer than two there is none, and NaN is in no bounds.',
  why: 'Values that were filled with a default, or clipped, keep the mean and lose their spread.',
  words: () => 'standard deviation',
  bounds: { minimum: 0 },
  measure(name) {
    const value = numeric(name)
    const isSmall = `${value} BETWEEN ${double(-largest)} AND ${double(largest)}`
    return `CASE WHEN bool_and(${isSmall}) THEN stddev_samp(${value}) FILTER (WHERE ${isSmall}) WHEN count(${value}) > 1 THEN 'nan'::DOUBLE END`
  },
})
