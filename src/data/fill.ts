import type { Column, Scalar } from '../model/contract.ts'
import type { ColumnValues } from '../model/data.ts'
import { demandEnough, type Values } from './column.ts'
import { sizeOf, type Domain } from './domain.ts'
import { below, bitsAt, distinctBelow, fractionAt } from './random.ts'
import { spreadOf, type Spread } from './spread.ts'

export interface Filling {
  name: string
  column: Column
  values: Values
  /** How many rows, and how many of them are null. */
  rows: number
  nulls: number
  seed: number
  place: string
  /** Where they are chosen already. */
  indices?: Float64Array | undefined
}

const word = 2 ** 32

/** Even numbers are made where they are stored: a call for each would take longer than the number. */
function evenly({ low, high }: Domain, count: number, seed: number): Float64Array {
  const made = new Float64Array(count)
  const size = high - low + 1
  if (size > word / 1024) for (let row = 0; row < count; row++) made[row] = low + below(size, seed, row)
  else for (let row = 0; row < count; row++) made[row] = low + Math.floor((bitsAt(seed, row) / word) * size)
  return made
}

const spreadOver = (spread: Spread, count: number, seed: number): Float64Array =>
  Float64Array.from({ length: count }, (_, row) => spread(fractionAt(seed, row)))

/** The index of each value; a unique column has none twice. */
function indicesOf({ column, values: { domain }, rows, nulls, seed, place, indices }: Filling): Float64Array {
  const count = rows - nulls
  if (indices) return indices
  if (column.unique) {
    demandEnough(domain, count, place)
    return distinctBelow(sizeOf(domain), count, seed).map((index) => domain.low + index)
  }
  const spread = spreadOf(column.distribution, domain)
  return spread ? spreadOver(spread, count, seed) : evenly(domain, count, seed)
}

/** Rows that are null, then rows of the values that have to appear. */
interface Special {
  nulls: Uint8Array | undefined
  placed: [row: number, value: Scalar][]
}

function specialRows({ column, values: { musts }, rows, nulls, seed, indices }: Filling): Special {
  const wanted = column.unique || indices || musts.length > rows - nulls ? [] : musts
  const chosen = distinctBelow(rows, nulls + wanted.length, ~seed)
  const mask = nulls > 0 ? new Uint8Array(rows) : undefined
  for (const row of chosen.subarray(0, nulls)) if (mask) mask[row] = 1
  return { nulls: mask, placed: wanted.map((value, index) => [chosen[nulls + index] ?? 0, value]) }
}

/** Numbers and moments stay in one typed array; what else there is, is a list. */
function storedValues(
  indices: Float64Array,
  { column: { type }, values: { domain } }: Filling,
): Float64Array | undefined {
  const { ratio, stored } = domain
  if (ratio) {
    const { units, per } = ratio
    for (let row = 0; row < indices.length; row++) indices[row] = ((indices[row] ?? 0) * units) / per + 0
    return indices
  }
  return stored && (type === 'date' || type === 'timestamp') ? indices.map(stored) : undefined
}

/** Values for the rows that are not null stand one after the other: each moves to its row. */
function spreadOut(dense: Float64Array, nulls: Uint8Array | undefined, rows: number): Float64Array {
  if (!nulls) return dense
  const wide = new Float64Array(rows)
  let next = 0
  for (let row = 0; row < rows; row++) if (nulls[row] === 0) wide[row] = dense[next++] ?? 0
  return wide
}

/** One column of a table: the same one for the same seed. */
export function filled(filling: Filling): ColumnValues {
  const { name, column, values, rows } = filling
  const { nulls, placed } = specialRows(filling)
  const indices = spreadOut(indicesOf(filling), nulls, rows)
  const numbers = storedValues(indices, filling)
  if (numbers) for (const [row, value] of placed) numbers[row] = Number(value)
  const list = numbers ? [] : Array.from(indices, (index) => values.domain.at(index))
  if (!numbers) for (const [row, value] of placed) list[row] = value
  return { name, type: column.type, values: numbers ?? list, ...(nulls && { nulls }) }
}
