import type { Values } from './countsOf.ts'
import { paired, shares, type Pair } from './paired.ts'

const entropy = (share: number, middle: number): number => (share > 0 ? share * Math.log2(share / middle) : 0)

/** The Jensen-Shannon distance of counts. */
export function jensenShannonOf(pair: Pair): number {
  const [was, is] = shares(pair)
  const divergence = was.reduce((sum, first, index) => {
    const second = is[index] ?? 0
    const middle = (first + second) / 2
    return sum + (entropy(first, middle) + entropy(second, middle)) / 2
  }, 0)
  return Math.sqrt(Math.min(1, Math.max(0, divergence)))
}

/** The Jensen-Shannon distance, 0 to 1, over ten bins by the quantiles of both sides, or over categories; 0 where a side is empty. */
export const jensenShannon = (reference: Values, current: Values, bins = 10): number =>
  jensenShannonOf(paired(reference, current, { bins }))
