import type { TestResult } from './kolmogorovSmirnov.ts'
import { normalTail } from './tails/normalTail.ts'

/** How many of the rows of one side are of a kind. */
export interface Proportion {
  count: number
  total: number
}

const fewest = 10

/**
 * The z-test of two proportions, two-sided; the greater proportion of the current side gives a value above 0. Where fewer
 * than ten of a kind are expected on a side, Yates' correction keeps it from crying wolf.
 */
export function zTest(reference: Proportion, current: Proportion): TestResult {
  const [n, m] = [reference.total, current.total]
  const pooled = (reference.count + current.count) / (n + m)
  if (!(n > 0 && m > 0 && pooled > 0 && pooled < 1)) return { value: 0, pValue: 1 }
  const difference = current.count / m - reference.count / n
  const expected = Math.min(n, m) * Math.min(pooled, 1 - pooled)
  const correction = expected < fewest ? (1 / n + 1 / m) / 2 : 0
  const size = Math.max(0, Math.abs(difference) - correction)
  const value = (Math.sign(difference) * size) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
  return { value: value || 0, pValue: normalTail(value) }
}
