import type { Values } from './column.ts'
import { sizeOf } from './domain.ts'
import { noValue } from './noValue.ts'
import { distinctBelow, shuffle } from './random.ts'

/** One of the columns that tell a row together. */
export interface KeyColumn {
  values: Values
  unique: boolean
  seed: number
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** How many values each column takes: few enough that they repeat, enough that all rows together do not. */
function widths(columns: KeyColumn[], rows: number): number[] {
  const most = columns.map(({ values }) => Math.min(sizeOf(values.domain), rows))
  const few = Math.ceil(rows ** (1 / columns.length)) * 2
  const chosen = columns.map(({ values, unique }, index) =>
    Math.min(most[index] ?? 0, unique ? rows : Math.max(few, values.musts.length)),
  )
  for (let index = 0; index < chosen.length && product(chosen) < rows; index++) chosen[index] = most[index] ?? 0
  return chosen
}

const product = (numbers: number[]): number => numbers.reduce((total, number) => total * number, 1)

/** The place of a row in each column: no two rows have all the same, and each column soon has had all its places. */
function placesOf(row: number, [width = 1, ...before]: number[]): number[] {
  if (before.length === 0) return [row]
  const others = product(before)
  if (others > row) return [row % width, ...placesOf(row, before)]
  const round = (others / divisor(others, width)) * width
  return [(row + Math.floor(row / round)) % width, ...placesOf(row % others, before)]
}

/** The indices of columns that are a key together, for each column its rows. */
export function keyIndices(columns: KeyColumn[], rows: number, place: string): Float64Array[] {
  const chosen = widths(columns, rows)
  if (product(chosen) < rows) throw noValue(place, `${product(chosen)} distinct keys for ${rows} rows`)
  const pools = columns.map(({ values: { domain }, seed }, index) =>
    distinctBelow(sizeOf(domain), chosen[index] ?? 0, seed).map((value) => domain.low + value),
  )
  const indices = columns.map(() => new Float64Array(rows))
  const order = shuffle(
    Float64Array.from({ length: rows }, (_, row) => row),
    columns[0]?.seed ?? 0,
  )
  for (const [row, target] of order.entries()) {
    const places = placesOf(row, chosen.toReversed()).toReversed()
    for (const [column, index] of indices.entries()) index[target] = pools[column]?.[places[column] ?? 0] ?? 0
  }
  return indices
}
