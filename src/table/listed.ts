import type { Scalar } from '../model/scalar.ts'
import type { ColumnProfile, TableColumn } from '../model/table.ts'
import { histogramOf } from './histogram.ts'
import { scalarOf } from './scalar.ts'

type Value = string | number | bigint | boolean

export const isNumeric = (type: TableColumn['type']): boolean => type === 'integer' || type === 'number'

const isHigh = (text: string): boolean => /[\uD800-\uDFFF]/.test(text)

/** As the engine has them: texts by their bytes, NaN above all numbers. */
function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string' && (isHigh(a) || isHigh(b)))
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return a < b ? -1 : Number(a > b)
}

type Counted = [value: Value, count: number]

const isBefore = ([a, countOfA]: Counted, [b, countOfB]: Counted): boolean =>
  countOfA === countOfB ? order(a, b) < 0 : countOfA > countOfB

/** The first few, without all being put in order. */
function most(counts: Map<Value, number>, few: number): Counted[] {
  const found: Counted[] = []
  for (const each of counts) {
    const last = found.length === few ? found.at(-1) : undefined
    if (last && !isBefore(each, last)) continue
    if (last) found.pop()
    const at = found.findIndex((other) => isBefore(each, other))
    found.splice(at === -1 ? found.length : at, 0, each)
  }
  return found
}

function edges(counts: Map<Value, number>): { min: Scalar; max: Scalar } {
  let [min, max]: (Value | undefined)[] = []
  for (const value of counts.keys()) {
    if (min === undefined || order(value, min) < 0) min = value
    if (max === undefined || order(value, max) > 0) max = value
  }
  return { min: scalarOf(min), max: scalarOf(max) }
}

function lengthsOf(counts: Map<Value, number>, rows: number): NonNullable<ColumnProfile['lengths']> {
  let [min, sum, max] = [Infinity, 0, 0]
  for (const [value, count] of counts) {
    const text = String(value)
    const length = isHigh(text) ? Array.from(text).length : text.length
    min = Math.min(min, length)
    max = Math.max(max, length)
    sum += length * count
  }
  return { min, mean: sum / rows, max }
}

/** The mean, and what is told of the squares as the numbers come. */
function momentsOf(numbers: number[]): Pick<ColumnProfile, 'mean' | 'std'> {
  let [sum, mean, squares] = [0, 0, 0]
  for (const [index, number] of numbers.entries()) {
    const before = mean
    mean += (number - mean) / (index + 1)
    squares += (number - mean) * (number - before)
    sum += number
  }
  const std = numbers.length > 1 ? { std: Math.sqrt(squares / (numbers.length - 1)) } : {}
  return { mean: sum / numbers.length, ...std }
}

function quantilesOf(numbers: number[], shares: number[]): Record<string, number> {
  const sorted = Float64Array.from(numbers).toSorted()
  const at = (place: number): number => sorted[place] ?? Number.NaN
  return Object.fromEntries(
    shares.map((share) => {
      const place = share * (sorted.length - 1)
      const part = place - Math.floor(place)
      return [share, at(Math.floor(place)) * (1 - part) + at(Math.ceil(place)) * part]
    }),
  )
}

function numbersTell(values: Value[], shares: number[]): Partial<ColumnProfile> {
  const numbers = values.map(Number).filter(Number.isFinite)
  if (numbers.length === 0) return {}
  return { ...momentsOf(numbers), quantiles: quantilesOf(numbers, shares), histogram: histogramOf(numbers) }
}

/** Everything about values that are few enough to be looked at here: for the engine to plan as many aggregates takes
 * longer than all of it. */
export function toldBy(
  found: unknown,
  type: TableColumn['type'],
  { tops, shares }: { tops: number; shares: number[] },
): Partial<ColumnProfile> {
  // the engine lists nothing else for these types
  const values = (Array.isArray(found) ? found : []).filter((value) => value !== null) as Value[]
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return {
    distinct: counts.size,
    top: most(counts, tops).map(([value, count]) => ({ value: scalarOf(value), count })),
    ...(isOrdered(type) && edges(counts)),
    ...(type === 'string' && values.length > 0 && { lengths: lengthsOf(counts, values.length) }),
    ...(isNumeric(type) && numbersTell(values, shares)),
  }
}

/** Types whose values, as they are listed, have the order of the type. */
export const isOrdered = (type: TableColumn['type']): boolean =>
  isNumeric(type) || type === 'boolean' || type === 'string'
