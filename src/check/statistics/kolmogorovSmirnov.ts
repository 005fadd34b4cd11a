import { lInfinity } from './lInfinity.ts'
import { sorted, type Numbers } from './sorted.ts'
import { kolmogorovTail } from './tails/kolmogorovTail.ts'

/** A test of two samples: how far they are apart, and how likely chance alone puts them at least so far. */
export interface TestResult {
  value: number
  pValue: number
}

const divisorOf = (a: number, b: number): number => (b === 0 ? a : divisorOf(b, a % b))

/**
 * The share of all orders of two samples whose cumulated shares are somewhere at least `distance` apart: walks over the
 * lattice of both sizes, keeping for each point the share of the paths to it that have been outside.
 */
function exactTail(n: number, m: number, distance: number): number {
  const divisor = divisorOf(n, m)
  const [a, b] = [n / divisor, m / divisor]
  const height = Math.round(distance * a * m)
  if (height === 0) return 1
  const outside = new Float64Array(m + 1).fill(1)
  outside[0] = 0
  for (let i = 0; i <= n; i++) {
    const low = Math.max(0, Math.floor((i * b - height) / a) + 1)
    const high = Math.min(m, Math.ceil((i * b + height) / a) - 1)
    if (low > 0) outside[low - 1] = 1
    for (let j = i === 0 ? 1 : low; j <= high; j++)
      outside[j] = ((outside[j] ?? 1) * i + (outside[j - 1] ?? 0) * j) / (i + j)
  }
  return outside[m] ?? 1
}

/** The limit for two large samples, by its argument moved as far as their finite size moves it (Vrbik's correction). */
function limitTail(n: number, m: number, distance: number): number {
  const size = (n / (n + m)) * m
  const x = Math.sqrt(size) * distance
  return kolmogorovTail(Math.max(0, x + 1 / (6 * Math.sqrt(size)) + (x - 1) / (4 * size)))
}

/** So many steps take some milliseconds. */
const mostSteps = 1e7

/**
 * The two-sample test of Kolmogorov and Smirnov, two-sided. The p-value is exact as long as the product of both sizes is
 * at most ten million; beyond, it is the limit's, which near 0.05 is right to some percent of itself. A side without values
 * gives 0 and 1.
 */
export function kolmogorovSmirnov(reference: Numbers, current: Numbers): TestResult {
  const [first, second] = [sorted(reference), sorted(current)]
  const [n, m] = [first.length, second.length]
  const value = lInfinity(first, second)
  if (n === 0 || m === 0) return { value, pValue: 1 }
  return { value, pValue: n * m <= mostSteps ? exactTail(n, m, value) : limitTail(n, m, value) }
}
