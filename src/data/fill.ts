import type { Column, Scalar } from '../model/contract.ts'
import type { ColumnValues } from '../model/data.ts'
import { demandEnough, type Values } from './column.ts'
import { sizeOf, type Domain } from './domain.ts'
import { distinctBy, type Draw } from './drawn.ts'
import { below, distinctBelow, fillEvenly, fractionAt, isSmall } from './random.ts'
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

const plain = { units: 1, per: 1 }

function evenly({ low, high, ratio = plain }: Domain, count: number, seed: number): Float64Array {
  const made = new Float64Array(count)
  const size = high - low + 1
  if (isSmall(size)) fillEvenly(made, seed, { low, size, ...ratio })
  else for (let row = 0; row < count; row++) made[row] = ((low + below(size, seed, row)) * ratio.units) / ratio.per
  return made
}

/** What the numbers stand for, where that is a fraction of them. */
function scaled(indices: Float64Array, { ratio }: Domain): Float64Array {
  if (!ratio) return indices
  return indices.map((index) => (index * ratio.units) / ratio.per + 0)
}

const spreadOver = (spread: Spread, count: number, seed: number): Float64Array =>
  Float64Array.from({ length: count }, (_, row) => spread(fractionAt(seed, row)))

/** The index of each value, or the number where that is a fraction of it; a unique column has none twice. */
function drawn({ column, values: { domain }, rows, nulls, seed, place, indices }: Filling): Float64Array {
  const count = rows - nulls
  if (indices) return scaled(indices, domain)
  if (column.unique) {
    demandEnough(domain, count, place)
    const chosen = distinctBelow(sizeOf(domain), count, seed).map((index) => domain.low + index)
    return scaled(chosen, domain)
  }
  const spread = spreadOf(column.distribution, domain)
  return spread ? scaled(spreadOver(spread, count, seed), domain) : evenly(domain, count, seed)
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

/** Numbers and moments as tables store them. */
function stored(made: Float64Array, { column: { type }, values: { domain } }: Filling): Float64Array | undefined {
  if (domain.ratio) return made
  return domain.stored && (type === 'date' || type === 'timestamp') ? made.map(domain.stored) : undefined
}

/** Values for the rows that are not null stand one after the other: each moves to its row. */
function spreadOut(dense: Float64Array, nulls: Uint8Array | undefined, rows: number): Float64Array {
  if (!nulls) return dense
  const wide = new Float64Array(rows)
  let next = 0
  for (let row = 0; row < rows; row++) if (nulls[row] === 0) wide[row] = dense[next++] ?? 0
  return wide
}

function listOf(indices: Float64Array, { at, members }: Domain): Scalar[] {
  const list = Array<Scalar>(indices.length)
  // a call would take longer than the value
  if (members) for (let row = 0; row < list.length; row++) list[row] = members[indices[row] ?? 0] ?? null
  else for (let row = 0; row < list.length; row++) list[row] = at(indices[row] ?? 0)
  return list
}

/** What a generator makes; a unique column has none twice. */
function madeBy(draw: Draw, { column, rows, seed, place }: Filling): Scalar[] {
  return column.unique ? distinctBy(draw, { rows, seed, place }) : draw(seed, rows)
}

/** One column of a table: the same one for the same seed. */
export function filled(filling: Filling): ColumnValues {
  const { name, column, values, rows, indices } = filling
  const { nulls, placed } = specialRows(filling)
  if (values.draw && !indices)
    return { name, type: column.type, values: madeBy(values.draw, filling), ...(nulls && { nulls }) }
  const made = spreadOut(drawn(filling), nulls, rows)
  const numbers = stored(made, filling)
  if (numbers) for (const [row, value] of placed) numbers[row] = Number(value)
  const list = numbers ? [] : listOf(made, values.domain)
  if (!numbers) for (const [row, value] of placed) list[row] = value
  return { name, type: column.type, values: numbers ?? list, ...(nulls && { nulls }) }
}
