import type { TestResult } from './kolmogorovSmirnov.ts'
import { largestOf, meanOf, rounding, unitOf, type Mean } from './meanOf.ts'
import type { Interval } from './proportionInterval.ts'
import type { Numbers } from './sorted.ts'
import { pointOf } from './tails/pointOf.ts'
import { studentTail } from './tails/studentTail.ts'

/** The square of the standard error of a mean. */
const errorOf = ({ count, squares }: Mean): number => squares / (count - 1) / count

/**
 * Welch's t-test of two means, two-sided; the greater mean of the current side gives a value above 0. Fewer than two
 * values on a side give 0 and 1, two constants that are not the same an infinite value and 0.
 */
export function welch(reference: Numbers, current: Numbers): TestResult {
  const unit = unitOf(largestOf(reference, current))
  const [first, second] = [meanOf(reference, unit), meanOf(current, unit)]
  const difference = second.mean - first.mean
  if (first.count < 2 || second.count < 2 || Math.abs(difference) < rounding) return { value: 0, pValue: 1 }
  const [one, other] = [errorOf(first), errorOf(second)]
  const value = difference / Math.sqrt(one + other)
  if (!Number.isFinite(value)) return { value, pValue: 0 }
  const share = one / (one + other)
  const degrees = 1 / (share ** 2 / (first.count - 1) + (1 - share) ** 2 / (second.count - 1))
  return { value, pValue: studentTail(value, degrees) }
}

/** The interval of a mean by Student's t; fewer than two values tell nothing about it. */
export function meanInterval(values: Numbers, level = 0.95): Interval {
  const unit = unitOf(largestOf(values))
  const whole = meanOf(values, unit)
  const { count, mean, squares } = whole
  if (count < 2) return { low: -Infinity, high: Infinity }
  const t = pointOf((x) => studentTail(x, count - 1), 1 - level)
  const half = squares === 0 ? 0 : t * Math.sqrt(errorOf(whole))
  return { low: (mean - half) * unit, high: (mean + half) * unit }
}
