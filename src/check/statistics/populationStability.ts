import type { Values } from './countsOf.ts'
import { paired, shares, type Pair } from './paired.ts'

/** What stands for a bin without values: its logarithm would have no end. */
const least = 1e-4

/** The population stability index of counts. */
export function populationStabilityOf(pair: Pair): number {
  const [was, is] = shares(pair)
  return was.reduce((sum, share, index) => {
    const [first, second] = [share || least, is[index] || least]
    return sum + (second - first) * Math.log(second / first)
  }, 0)
}

/** The population stability index over ten bins by the reference's quantiles, or over categories; 0 where a side is empty. */
export const populationStability = (reference: Values, current: Values, bins = 10): number =>
  populationStabilityOf(paired(reference, current, { bins, by: 'reference' }))
