import { chiSquare } from './chiSquare.ts'
import { countsOf, isNumbers, type Values } from './countsOf.ts'
import { jensenShannon, jensenShannonOf } from './jensenShannon.ts'
import { kolmogorovSmirnov } from './kolmogorovSmirnov.ts'
import { lInfinity, lInfinityOf } from './lInfinity.ts'
import { largestOf, meanOf, unitOf } from './meanOf.ts'
import { paired, totalOf, type Pair } from './paired.ts'
import { populationStability, populationStabilityOf } from './populationStability.ts'
import { regrouped } from './regrouped.ts'
import type { Statistic } from './selection.ts'
import { sorted } from './sorted.ts'
import { normalisedWasserstein } from './wasserstein.ts'
import { welch } from './welch.ts'
import { zTest } from './zTest.ts'

/**
 * One statistic as drift uses it: how far two sides, of numbers or of categories, are apart. The value of a test is how
 * much they differ and not how surely, so that it does not grow with the rows.
 */
export interface Measure {
  title: string
  value(reference: Values, current: Values): number
  /** The value of counts, which is the quicker way; what needs an order or a mean has none. */
  ofCounts?(pair: Pair): number
  pValue?(reference: Values, current: Values): number
}

const numbersOf = (values: Values): Float64Array => sorted(isNumbers(values) ? values : [])

/** Cramér's V: the chi-square of one row, which does not grow with the rows. */
function association(pair: Pair): number {
  const groups = regrouped(pair)
  const rows = totalOf(groups.flat())
  return rows > 0 ? Math.sqrt(chiSquare(groups).value / rows) : 0
}

/** The share of the first of two categories, whichever that is. */
function byShare(reference: Values, current: Values): number {
  const [was, is] = paired(countsOf(reference).counts, countsOf(current).counts)
  return zTest({ count: was[0] ?? 0, total: totalOf(was) }, { count: is[0] ?? 0, total: totalOf(is) }).pValue
}

function ofMeans(reference: Float64Array, current: Float64Array): number {
  const unit = unitOf(largestOf(reference, current))
  const [was, is] = [meanOf(reference, unit), meanOf(current, unit)]
  return was.count > 0 && is.count > 0 ? Math.abs(was.mean - is.mean) * unit : 0
}

/** All statistics by their names; those with a p-value are tests. */
export const measures: Record<Statistic, Measure> = {
  kolmogorovSmirnov: {
    title: 'Kolmogorov-Smirnov',
    value: lInfinity,
    pValue: (reference, current) => kolmogorovSmirnov(numbersOf(reference), numbersOf(current)).pValue,
  },
  chiSquare: {
    title: 'chi-square',
    value: (reference, current) => association(paired(reference, current)),
    ofCounts: association,
    pValue: (reference, current) => chiSquare(regrouped(paired(reference, current))).pValue,
  },
  zTest: {
    title: 'z-test',
    value: (reference, current) => lInfinity(countsOf(reference).counts, countsOf(current).counts),
    ofCounts: lInfinityOf,
    pValue: byShare,
  },
  welch: {
    title: "Welch's t-test",
    value: (reference, current) => ofMeans(numbersOf(reference), numbersOf(current)),
    pValue: (reference, current) => welch(numbersOf(reference), numbersOf(current)).pValue,
  },
  wasserstein: {
    title: 'Wasserstein',
    value: (reference, current) => normalisedWasserstein(numbersOf(reference), numbersOf(current)),
  },
  jensenShannon: { title: 'Jensen-Shannon', value: jensenShannon, ofCounts: jensenShannonOf },
  populationStability: { title: 'PSI', value: populationStability, ofCounts: populationStabilityOf },
  lInfinity: { title: 'L-infinity', value: lInfinity, ofCounts: lInfinityOf },
}
