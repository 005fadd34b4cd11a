import { largestOf, meanOf, unitOf } from './meanOf.ts'
import { sorted, type Numbers } from './sorted.ts'

/** The mean distance that values of one side have to move to become the other side; 0 where a side is empty. */
export function wasserstein(reference: Numbers, current: Numbers): number {
  const [first, second] = [sorted(reference), sorted(current)]
  const [n, m] = [first.length, second.length]
  if (n === 0 || m === 0) return 0
  let [i, j, half] = [0, 0, 0]
  let last = Math.min(first[0] ?? 0, second[0] ?? 0)
  while (i < n || j < m) {
    const at = Math.min(first[i] ?? Infinity, second[j] ?? Infinity)
    // by halves: the distance between two great numbers would be infinite
    half += Math.abs(i / n - j / m) * (at / 2 - last / 2)
    while (first[i] === at) i++
    while (second[j] === at) j++
    last = at
  }
  return half * 2
}

const floor = 1e-3

/** The standard deviation; of values that are all the same a thousandth of them, and of zeros 0.001. */
function deviationOf(values: Float64Array): number {
  const largest = largestOf(values)
  const unit = unitOf(largest)
  const { count, squares } = meanOf(values, unit)
  return Math.max(Number.MIN_VALUE, squares > 0 ? Math.sqrt(squares / count) * unit : (largest || 1) * floor)
}

/** The same in standard deviations of the reference, which makes one bound fit every column. */
export function normalisedWasserstein(reference: Numbers, current: Numbers): number {
  const first = sorted(reference)
  return wasserstein(first, current) / deviationOf(first)
}
