import { auc } from './metrics/auc.ts'
import type { Sampled } from './sampled.ts'

type Value = number | string | null

function countsOf<T>(values: T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/**
 * How many labels are guessed right from the labels of the other rows of the same kind. A row is never its own witness, so
 * what is different in each row, as an id is, tells nothing.
 */
function guessed(kinds: Value[], labels: Value[]): number {
  const byKind = new Map<Value, Value[]>()
  for (const [row, kind] of kinds.entries()) {
    const known = byKind.get(kind) ?? []
    known.push(labels[row] ?? null)
    byKind.set(kind, known)
  }
  let right = 0
  for (const each of byKind.values()) {
    const [most = 0, next = 0] = [...countsOf(each).values()].toSorted((a, b) => b - a)
    if (most - 1 > next || (most > 1 && next === 0)) right += most
  }
  return right
}

const rowsOfKind = 10

/** How many labels are those of both neighbours, where the rows stand in order of their numbers. */
function guessedInOrder(values: Value[], labels: Value[]): number {
  const order = values.map((_, row) => row)
  order.sort((a, b) => Number(values[a] ?? -Infinity) - Number(values[b] ?? -Infinity))
  const ordered = order.map((row) => labels[row])
  return ordered.filter((label, rank) => {
    const [before = label, after = label] = [ordered[rank - 1], ordered[rank + 1]]
    return label === before && label === after
  }).length
}

/** Of the labels that the most frequent one is no guess for, the share that is guessed. */
function gain(right: number, labels: Value[]): number {
  const usual = [...countsOf(labels).values()].reduce((most, count) => Math.max(most, count), 0)
  return usual === labels.length ? 0 : Math.max(0, (right - usual) / (labels.length - usual))
}

/** A number of the row, in whatever order. */
function areRowNumbers(values: Value[]): boolean {
  const numbers = values.filter((value) => typeof value === 'number')
  const [least, most] = numbers.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
  return (
    numbers.every(Number.isInteger) && most - least === numbers.length - 1 && new Set(numbers).size === numbers.length
  )
}

/** How well one column alone tells the labels: 0 is no better than guessing the usual one, 1 is always. */
export function telling({ isNumber, values }: Sampled, labels: Value[]): number {
  if (!isNumber) return gain(guessed(values, labels), labels)
  if (areRowNumbers(values)) return 0
  const [one, other, third] = [...new Set(labels)]
  const numbers = values.map((value) => (typeof value === 'number' ? value : null))
  const area = one === undefined || other === undefined || third !== undefined ? undefined : auc(labels, numbers, one)
  // few different numbers are kinds
  const isOrdered = countsOf(values).size * rowsOfKind > values.length
  const right = isOrdered ? guessedInOrder(values, labels) : guessed(values, labels)
  return Math.max(Math.abs(2 * (area ?? 0.5) - 1), gain(right, labels))
}
