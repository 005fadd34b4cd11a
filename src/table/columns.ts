import type { Scalar } from '../model/contract.ts'
import type { ColumnValues, Row } from '../model/data.ts'
import { own } from '../shared/own.ts'
import type { Content } from './formats/format.ts'
import { valueAt } from './stored.ts'

/** The same table by its columns. */
export function columnsOf({ columns, rows, types = {} }: Content): ColumnValues[] {
  return columns.map((name) => ({ name, type: own(types, name), values: rows.map((row) => own(row, name) ?? null) }))
}

const dayMs = 86_400_000

/** A value as rows have it: a moment that is a number becomes its text, a number beyond 2^53 its digits. */
export function scalarsOf(column: ColumnValues): (row: number) => Scalar {
  const at = valueAt(column)
  const isMoment = ArrayBuffer.isView(column.values)
  return (row) => {
    const value = at(row)
    if (typeof value === 'bigint') return value.toString()
    if (typeof value !== 'number' || !isMoment) return value
    if (column.type === 'date') return new Date(value * dayMs).toISOString().slice(0, 10)
    return column.type === 'timestamp' ? new Date(value).toISOString().replace('.000Z', 'Z') : value
  }
}

/** The same table by its rows. */
export function contentOf(columns: ColumnValues[]): Content {
  const readers = columns.map((column) => [column.name, scalarsOf(column)] as const)
  const length = columns[0]?.values.length ?? 0
  const rowAt = (row: number): Row => Object.fromEntries(readers.map(([name, at]) => [name, at(row)]))
  return {
    columns: columns.map(({ name }) => name),
    rows: Array.from({ length }, (_, row) => rowAt(row)),
    types: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
  }
}
