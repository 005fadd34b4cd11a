import type { Column, Dataset, Scalar } from '../model/contract.ts'
import type { ColumnValues } from '../model/data.ts'
import { seedOf } from '../shared/hash.ts'
import { own } from '../shared/own.ts'
import { accepts } from '../table/accepts.ts'
import { scalarsOf } from '../table/columns.ts'
import { valuesOf, type Values } from './column.ts'
import { listed } from './domain.ts'
import { filled, type Filling } from './fill.ts'
import { keyIndices } from './keyed.ts'
import { noValue } from './noValue.ts'
import { demandKnown, type Wished } from './wishes.ts'

export interface Wanted {
  rows: number
  seed: string
  /** The name of what the rows are for, `step.port`. */
  place: string
  columns?: Wished | undefined
  /** The values that a column may refer to, where they are known. */
  referred?: Record<string, Scalar[]> | undefined
  /** The columns that refer to another of the same dataset, and to which. */
  inner?: Record<string, string> | undefined
}

const standardNulls = 0.1

/** A standard share of nulls leaves room for every value that has to appear; one that was asked for is given. */
function nullsAmong(
  { nullable, nullFraction }: Column,
  musts: number,
  { rows, wish }: { rows: number; wish: number | undefined },
): number {
  if (!nullable) return 0
  if (wish !== undefined) return Math.round(rows * wish)
  // a tenth of ten is one, whatever the last digit says
  const share = Math.floor(rows * (nullFraction ?? standardNulls) + 1e-9)
  return nullFraction === undefined ? Math.min(share, Math.max(0, rows - musts)) : share
}

/** Of the values of another column those that this one allows. */
function referring(column: Column, given: Scalar[], place: string): Values {
  const allowed = [...new Set(given)].filter((value) => value !== null && accepts(column, value))
  if (allowed.length === 0) throw noValue(place, `no value of \`${column.references}\` keeps its keywords`)
  return { domain: listed(allowed), musts: [] }
}

/** What one column is filled with; nothing of a key is null. */
function fillingOf(name: string, dataset: Dataset, wanted: Wanted): Filling {
  const { rows, columns: wished = {}, referred = {} } = wanted
  const place = `${wanted.place}.${name}`
  const { key = [], columns = {} } = dataset
  const declared = own(columns, name) ?? {}
  const column = key.includes(name)
    ? { ...declared, nullable: false, unique: declared.unique || key.length === 1 }
    : declared
  const given = own(referred, name)
  const values = given ? referring(column, given, place) : valuesOf(column, { place, rows, dataset })
  const nulls = nullsAmong(column, values.musts.length, { rows, wish: own(wished, name)?.nullFraction })
  return { name, column, values, rows, nulls, seed: seedOf(`${wanted.seed} ${name}`), place }
}

/** The columns of a key get values that no other row has together. */
function withKey(fillings: Filling[], { key = [] }: Dataset, { rows, place }: Wanted): Filling[] {
  const parts = fillings.filter(({ name }) => key.includes(name))
  if (parts.length < 2) return fillings
  const indices = keyIndices(
    parts.map(({ values, column, seed }) => ({ values, unique: column.unique ?? false, seed })),
    rows,
    place,
  )
  return fillings.map((filling) => {
    const index = parts.indexOf(filling)
    return index === -1 ? filling : { ...filling, indices: indices[index] }
  })
}

/** Columns that refer to others of the same dataset get their values from those. */
function withinOf(made: ColumnValues[], { inner = {}, rows }: Wanted): Record<string, Scalar[]> {
  const targets = Object.entries(inner).map(([name, target]): [string, Scalar[]] => {
    const column = made.find((each) => each.name === target)
    const at = column && scalarsOf(column)
    return [name, at ? Array.from({ length: rows }, (_, row) => at(row)) : []]
  })
  return Object.fromEntries(targets)
}

/** The columns of a dataset, as it allows them: the same ones for the same seed. */
export function columnsOf(dataset: Dataset, wanted: Wanted): ColumnValues[] {
  const { columns: wished = {}, place, inner = {}, referred = {} } = wanted
  demandKnown(dataset, wished, place)
  const names = Object.keys(dataset.columns ?? {})
  const first = names.filter((name) => own(inner, name) === undefined)
  const fillings = first.map((name) => fillingOf(name, dataset, wanted))
  const made = withKey(fillings, dataset, wanted).map(filled)
  const known = { ...wanted, referred: { ...referred, ...withinOf(made, wanted) } }
  const later = names.filter((name) => !first.includes(name)).map((name) => filled(fillingOf(name, dataset, known)))
  const all = new Map([...made, ...later].map((column) => [column.name, column]))
  return names.flatMap((name) => all.get(name) ?? [])
}
