import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Column, Dataset, Port, Scalar } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'
import { valuesOf, type Values } from './column.ts'
import { listed, sizeOf } from './domain.ts'
import { drawnBy } from './drawn.ts'
import { arbitraryIn, type Generators } from './generators.ts'
import { portWith } from './withGenerators.ts'

export interface ArbitraryOptions {
  /** At least and at most so many rows; ten at most, unless told. */
  min?: number
  max?: number
  /** Which dataset of the port, where it has several. */
  dataset?: string
  /** The values that columns with `references` may have, by column. */
  references?: Record<string, Scalar[]>
  /** What makes the values of single columns, by their names. */
  generators?: Generators
}

/** What stands for one value: which of its domain, or of the special ones, or null. */
interface Cell {
  index: number
  special: Scalar | undefined
  isNull: boolean
}

interface Field {
  name: string
  place: string
  column: Column
  values: Values
  isKey: boolean
}

/** Whether it happens once in so many times; never is the simplest. */
const rarely = (times: number): Arbitrary<boolean> => fc.nat({ max: times - 1 }).map((number) => number === times - 1)

const nothing = fc.constant(undefined)

function specialOf({ place, column, values: { musts }, isKey }: Field): Arbitrary<Scalar | undefined> {
  if (column.unique || isKey) return nothing
  const given = arbitraryIn(column.madeBy)
  if (given) return given.map(drawnBy(column, { place }).valueOf)
  if (musts.length === 0) return nothing
  const some = { arbitrary: fc.constantFrom(...musts), weight: 1 }
  return fc.oneof({ withCrossShrink: true }, { arbitrary: nothing, weight: 9 }, some)
}

function cellOf(field: Field): Arbitrary<Cell> {
  const { column, values, isKey } = field
  const { low: min, high: max } = values.domain
  const isNull = column.nullable && !isKey ? rarely(10) : fc.constant(false)
  return fc.record({ index: fc.integer({ min, max }), special: specialOf(field), isNull })
}

/** Where a value is taken the next one that is free stands in for it: nothing is drawn again. */
function freed(fields: Field[], indices: number[], taken: Set<string>): number[] {
  const free = [...indices]
  while (taken.has(free.join())) {
    for (const [place, { values }] of fields.entries()) {
      const { low, high } = values.domain
      const next = (free[place] ?? low) + 1
      free[place] = next > high ? low : next
      if (next <= high) break
    }
  }
  taken.add(free.join())
  return free
}

/** The groups of columns whose values together occur once. */
const groupsOf = (fields: Field[]): Field[][] => {
  const key = fields.filter(({ isKey }) => isKey)
  const unique = fields
    .filter(({ column, isKey }) => column.unique && !(isKey && key.length === 1))
    .map((field) => [field])
  return key.length > 0 ? [...unique, key] : unique
}

type Cells = Record<string, Cell>

function withoutRepeats(rows: Cells[], group: Field[]): Cells[] {
  const taken = new Set<string>()
  return rows.map((row) => {
    const indices = group.map(({ name, values }) => own(row, name)?.index ?? values.domain.low)
    const free = freed(group, indices, taken)
    const changed = group.map(({ name }, place): [string, Cell] => {
      const cell = own(row, name)
      return [name, { special: undefined, isNull: cell?.isNull ?? false, index: free[place] ?? 0 }]
    })
    return Object.fromEntries([...Object.entries(row), ...changed])
  })
}

/** No more nulls than the column may have: the first of them. */
function limited(rows: Cells[], { name, column: { nullFraction = 1 } }: Field): Cells[] {
  let left = Math.floor(nullFraction * rows.length + 1e-9)
  return rows.map((row) => {
    const cell = own(row, name)
    if (!cell?.isNull || left-- > 0) return row
    return { ...row, [name]: { ...cell, isNull: false } }
  })
}

function valueOf({ domain }: Values, cell: Cell | undefined): Scalar {
  if (!cell || cell.isNull) return null
  return cell.special === undefined ? domain.at(cell.index) : cell.special
}

function rowsOf(cells: Cells[], fields: Field[]): Row[] {
  const single = groupsOf(fields).reduce(withoutRepeats, cells)
  return fields
    .reduce(limited, single)
    .map((row) => Object.fromEntries(fields.map(({ name, values }) => [name, valueOf(values, own(row, name))])))
}

function datasetOf({ name, datasets }: Port, wanted: string | undefined): Dataset {
  const all = Object.values(datasets)
  const found = wanted === undefined && all.length === 1 ? all[0] : own(datasets, wanted ?? '')
  if (found?.columns) return found
  const reason = found ? 'it declares no columns' : 'it has several datasets'
  const advice = found ? 'declare its columns' : 'name one: `{ dataset: NAME }`'
  throw new PipeproofError('noSource', { place: name, reason, advice })
}

const noPort = {
  received: '`undefined`',
  place: '`arbitrary`',
  expected: 'a port of a contract',
  advice: 'look how the port is called there',
}

/** Rows that the contract of a port allows, for properties of your own; they shrink to fewer rows, then to simpler values. */
export function arbitrary(
  port: Port | undefined,
  { min, max, dataset: wanted, references = {}, generators = {} }: ArbitraryOptions = {},
): Arbitrary<Row[]> {
  if (!port) throw new PipeproofError('wrongValue', noPort)
  const dataset = datasetOf(portWith('', port, generators), wanted)
  const least = min ?? dataset.rows.min
  const most = Math.max(least, max ?? Math.min(10, dataset.rows.max ?? Infinity))
  const fields = Object.entries(dataset.columns ?? {}).map(([name, column]): Field => {
    const place = `${port.name}.${name}`
    const given = own(references, name)
    const isKey = dataset.key?.includes(name) ?? false
    const values = given ? { domain: listed(given), musts: [] } : valuesOf(column, { place, rows: most, dataset })
    return { name, place, column, values, isKey }
  })
  const room = groupsOf(fields).map((group) => group.reduce((size, { values }) => size * sizeOf(values.domain), 1))
  const row = fc.record(Object.fromEntries(fields.map((field) => [field.name, cellOf(field)])))
  return fc
    .array(row, { minLength: least, maxLength: Math.max(least, Math.min(most, ...room)) })
    .map((cells) => rowsOf(cells, fields))
}
