import * as fc from 'fast-check'
import type { Column, Dataset, Scalar } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { PipeproofError } from '../errors.ts'
import { seedOf } from '../shared/hash.ts'
import { valuesOf } from './column.ts'

interface Wanted {
  rows: number
  seed: string
  /** The name of what the rows are for, `step.port`. */
  place: string
  columns?: Record<string, { nullFraction?: number }> | undefined
}

const standardNulls = 0.1

function distinct(column: Column, count: number, { place, seed }: { place: string; seed: number }): Scalar[] {
  const arbitrary = fc.uniqueArray(valuesOf(column, place), { minLength: count, maxLength: count, selector: String })
  try {
    return fc.sample(arbitrary, { numRuns: 1, seed })[0] ?? []
  } catch (cause) {
    throw new PipeproofError('noValue', { place, reason: `fewer than ${count} distinct values` }, { cause })
  }
}

/** Every member of an enum once, where there are rows enough: no single-class labels. */
function everyMember(column: Column, values: Scalar[]): Scalar[] {
  const members = column.enum ?? []
  return members.length > values.length ? values : [...members, ...values.slice(members.length)]
}

function shuffled<T>(values: T[], seed: number): T[] {
  return fc.sample(fc.shuffledSubarray(values, { minLength: values.length }), { numRuns: 1, seed })[0] ?? values
}

function columnOf(name: string, column: Column, { rows, seed, place, columns = {} }: Wanted): Scalar[] {
  const key = { place: `${place}.${name}`, seed: seedOf(`${seed} ${name}`) }
  if (column.unique && column.enum && column.enum.length < rows) {
    throw new PipeproofError('noValue', {
      place: key.place,
      reason: `${column.enum.length} values for ${rows} unique rows`,
    })
  }
  if (column.unique) return distinct(column, rows, key)
  const values = fc.sample(valuesOf(column, key.place), { numRuns: Math.max(rows, 1), seed: key.seed }).slice(0, rows)
  const nullCount = column.nullable ? Math.round(rows * (columns[name]?.nullFraction ?? standardNulls)) : 0
  const filled = everyMember(column, values).map((value, index) => (index >= rows - nullCount ? null : value))
  return shuffled(filled, key.seed)
}

/** Rows that a dataset allows: the same ones for the same seed. */
export function validRows({ columns = {} }: Dataset, wanted: Wanted): Row[] {
  const values = Object.entries(columns).map(([name, column]): [string, Scalar[]] => [
    name,
    columnOf(name, column, wanted),
  ])
  return Array.from({ length: wanted.rows }, (_, index) =>
    Object.fromEntries(values.map(([name, list]) => [name, list[index] ?? null])),
  )
}
