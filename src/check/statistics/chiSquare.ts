import type { TestResult } from './kolmogorovSmirnov.ts'
import { totalOf, type Pair } from './paired.ts'
import { gammaTail } from './tails/gammaTail.ts'

/**
 * The chi-square test of homogeneity of two sides' counts, without correction; categories that neither side has do not
 * count. One category alone, or a side without values, gives 0 and 1.
 */
export function chiSquare([reference, current]: Pair): TestResult {
  const [first, second] = [totalOf(reference), totalOf(current)]
  const present = reference.filter((count, index) => count + (current[index] ?? 0) > 0).length
  if (first === 0 || second === 0 || present < 2) return { value: 0, pValue: 1 }
  const value = reference.reduce((sum, was, index) => {
    const is = current[index] ?? 0
    // both cells of a category at once: what each lacks the other has
    return was + is > 0 ? sum + (was * second - is * first) ** 2 / ((was + is) * first * second) : sum
  }, 0)
  return { value, pValue: gammaTail((present - 1) / 2, value / 2) }
}
