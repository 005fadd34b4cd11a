import * as fc from 'fast-check'
import type { Column, Dataset, Scalar } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { PipeproofError } from '../errors.ts'
import { seedOf } from '../shared/hash.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { fewValuesOf, membersOf, valuesOf } from './column.ts'

interface Wanted {
  rows: number
  seed: string
  /** The name of what the rows are for, `step.port`. */
  place: string
  columns?: Record<string, { nullFraction?: number }> | undefined
}

interface Key {
  place: string
  seed: number
}

const standardNulls = 0.1

function shuffled<T>(values: T[], seed: number): T[] {
  return fc.sample(fc.shuffledSubarray(values, { minLength: values.length }), { numRuns: 1, seed })[0] ?? values
}

const distinct = (values: Scalar[]): Scalar[] => [...new Map(values.map((value) => [String(value), value])).values()]

/** Where the values are few they are counted out; else drawn until there are enough. */
function distinctValues(column: Column, count: number, { place, seed }: Key): Scalar[] {
  const few = fewValuesOf(column, place, count * 10)
  const drawn = few
    ? shuffled(few, seed)
    : distinct(fc.sample(valuesOf(column, place), { numRuns: count * 2 + 100, seed }))
  if (drawn.length >= count) return drawn.slice(0, count)
  const more = few ? few : distinct(fc.sample(valuesOf(column, place), { numRuns: count * 40 + 1000, seed }))
  if (more.length >= count) return more.slice(0, count)
  throw new PipeproofError('noValue', { place, reason: `${more.length} distinct values for ${count} unique rows` })
}

/** Every member of an enum once, where there are rows enough: no single-class labels. */
function anyValues(column: Column, count: number, { place, seed }: Key): Scalar[] {
  const values = fc.sample(valuesOf(column, place), { numRuns: Math.max(count, 1), seed }).slice(0, count)
  const members = membersOf(column, place) ?? []
  return members.length > count ? values : [...members, ...values.slice(members.length)]
}

/** A standard share of nulls leaves room for every member; one that was asked for is given. */
function nullsAmong(column: Column, rows: number, fraction: number | undefined): number {
  if (!column.nullable) return 0
  if (fraction !== undefined) return Math.round(rows * fraction)
  const room = Math.max(0, rows - (column.enum?.length ?? 0))
  return Math.min(Math.round(rows * standardNulls), room)
}

function columnOf(name: string, column: Column, { rows, seed, place, columns = {} }: Wanted): Scalar[] {
  const key = { place: `${place}.${name}`, seed: seedOf(`${seed} ${name}`) }
  const nulls = nullsAmong(column, rows, own(columns, name)?.nullFraction)
  const values = (column.unique ? distinctValues : anyValues)(column, rows - nulls, key)
  return shuffled([...values, ...Array.from({ length: nulls }, () => null)], key.seed)
}

/** A column that is named in vain would be a wish that nobody grants. */
function demandKnown({ columns = {} }: Dataset, { place, columns: wished = {} }: Wanted): void {
  const known = Object.keys(columns)
  for (const [name, { nullFraction = 0 }] of Object.entries(wished)) {
    const column = own(columns, name)
    if (!column)
      throw new PipeproofError('unknownKey', { key: name, place: `\`${place}\``, known, nearest: nearest(name, known) })
    if (nullFraction > 0 && !column.nullable) {
      const facts = { received: `\`nullFraction: ${nullFraction}\``, place: `\`${place}.${name}\`` }
      const advice = 'give rows of your own to break this promise'
      throw new PipeproofError('wrongValue', { ...facts, expected: 'a column with `nullable: true`', advice })
    }
  }
}

/** Rows that a dataset allows: the same ones for the same seed. */
export function validRows(dataset: Dataset, wanted: Wanted): Row[] {
  demandKnown(dataset, wanted)
  const values = Object.entries(dataset.columns ?? {}).map(([name, column]): [string, Scalar[]] => [
    name,
    columnOf(name, column, wanted),
  ])
  return Array.from({ length: wanted.rows }, (_, index) =>
    Object.fromEntries(values.map(([name, list]) => [name, list[index] ?? null])),
  )
}
