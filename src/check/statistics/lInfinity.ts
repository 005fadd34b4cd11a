import { isNumbers, type Values } from './countsOf.ts'
import { paired, shares, type Pair } from './paired.ts'
import { sorted } from './sorted.ts'

function ofNumbers(reference: Float64Array, current: Float64Array): number {
  const [n, m] = [reference.length, current.length]
  let [i, j, widest] = [0, 0, 0]
  while (i < n && j < m) {
    const at = Math.min(reference[i] ?? 0, current[j] ?? 0)
    while (reference[i] === at) i++
    while (current[j] === at) j++
    widest = Math.max(widest, Math.abs(i * m - j * n))
  }
  return n > 0 && m > 0 ? widest / (n * m) : 0
}

/** The greatest difference of the shares of a category. */
export function lInfinityOf(pair: Pair): number {
  const [was, is] = shares(pair)
  return was.reduce((widest, share, index) => Math.max(widest, Math.abs(share - (is[index] ?? 0))), 0)
}

/** The greatest difference, 0 to 1: of the cumulated shares of numbers, or of the shares of a category; 0 where a side is empty. */
export const lInfinity = (reference: Values, current: Values): number =>
  isNumbers(reference) && isNumbers(current)
    ? ofNumbers(sorted(reference), sorted(current))
    : lInfinityOf(paired(reference, current))
