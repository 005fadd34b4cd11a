import type { ColumnType } from '../../model/scalar.ts'

/** What tells two sides of a column apart. */
export type Statistic =
  | 'kolmogorovSmirnov'
  | 'chiSquare'
  | 'zTest'
  | 'welch'
  | 'wasserstein'
  | 'jensenShannon'
  | 'populationStability'
  | 'lInfinity'

/** Where drift begins: below this p-value of a test, from this distance on. */
export const thresholds = { test: 0.05, distance: 0.1 }

interface Column {
  type: ColumnType
  /** How many values each side has. */
  reference: number
  current: number
  /** How many different ones both have together; beyond 5 it makes no difference. */
  distinct: number
}

const mostTested = 1000
const numeric = new Set<ColumnType>(['integer', 'number', 'date', 'timestamp'])

/**
 * Which statistic suits a column. Up to 1,000 values on the smaller side it is a test: Kolmogorov-Smirnov of numbers,
 * chi-square of categories and of numbers with at most 5 different values, the z-test where there are at most 2. Of more
 * values a test finds differences that do not matter, so it is a distance: Wasserstein in standard deviations of the
 * reference, and Jensen-Shannon of categories.
 */
export function selection({ type, reference, current, distinct }: Column): Statistic {
  const isSmall = Math.min(reference, current) <= mostTested
  if (numeric.has(type) && distinct > 5) return isSmall ? 'kolmogorovSmirnov' : 'wasserstein'
  if (!isSmall) return 'jensenShannon'
  return distinct > 2 ? 'chiSquare' : 'zTest'
}

/** What size alone makes of a distance: it is added to the threshold, so that few rows do not look like drift. */
export const allowance = (reference: number, current: number): number =>
  reference > 0 && current > 0 ? 1.8 * Math.sqrt(1 / reference + 1 / current) : 0
