import { countsOf, isNumbers, type Values } from './countsOf.ts'
import { sorted } from './sorted.ts'

/** The counts of both sides, category by category. */
export type Pair = [reference: number[], current: number[]]

/** By the reference's quantiles, or by those of both together, which makes no difference between the sides. */
export interface Binning {
  bins?: number
  by?: 'reference' | 'both'
}

/** How many of sorted values are below a bound, or up to it. */
function rankOf(values: Float64Array, bound: number, isUpTo: boolean): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const value = values[middle] ?? Infinity
    if (value < bound || (isUpTo && value === bound)) low = middle + 1
    else high = middle
  }
  return low
}

/** The value at a share of the way, between two of them in proportion. */
function quantileAt(values: Float64Array, share: number): number {
  const place = (values.length - 1) * share
  const [low = 0, high = 0] = [values[Math.floor(place)], values[Math.ceil(place)]]
  const part = place - Math.floor(place)
  return part === 0 ? low : low * (1 - part) + high * part
}

/** A value that is a quantile more than once has a bin of its own: else what comes above it would stay unseen. */
function boundsOf(values: Float64Array, bins: number): [bound: number, isUpTo: boolean][] {
  const inner = Array.from({ length: Math.max(0, bins - 1) }, (_, index) => quantileAt(values, (index + 1) / bins))
  return inner.flatMap((bound, index): [number, boolean][] => {
    if (index > 0 && bound === inner[index - 1]) return []
    return bound === inner[index + 1]
      ? [
          [bound, false],
          [bound, true],
        ]
      : [[bound, false]]
  })
}

function binned(values: Float64Array, bounds: [number, boolean][]): number[] {
  const ranks = bounds.map(([bound, isUpTo]) => rankOf(values, bound, isUpTo))
  return [...ranks, values.length].map((rank, index) => rank - (ranks[index - 1] ?? 0))
}

function together(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all.toSorted()
}

/** The counts of both sides: of numbers in bins of about equal size, else by category. */
export function paired(reference: Values, current: Values, { bins = 10, by = 'both' }: Binning = {}): Pair {
  if (isNumbers(reference) && isNumbers(current)) {
    const [first, second] = [sorted(reference), sorted(current)]
    if (first.length === 0 || second.length === 0) return [[first.length], [second.length]]
    const bounds = boundsOf(by === 'both' ? together(first, second) : first, bins)
    return [binned(first, bounds), binned(second, bounds)]
  }
  const [first, second] = [countsOf(reference).counts, countsOf(current).counts]
  const names = [...new Set([...first.keys(), ...second.keys()])]
  return [names.map((name) => first.get(name) ?? 0), names.map((name) => second.get(name) ?? 0)]
}

export const totalOf = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** The shares of both sides; nothing where one of them has no values, for then nothing can be compared. */
export function shares([reference, current]: Pair): Pair {
  const [first, second] = [totalOf(reference), totalOf(current)]
  if (first === 0 || second === 0) return [[], []]
  return [reference.map((count) => count / first), current.map((count) => count / second)]
}
