import type { Column, Dataset } from '../model/contract.ts'
import type { ColumnQuality, DatasetQuality } from '../model/quality.ts'
import type { Table } from '../model/table.ts'
import { countRows } from '../table/counting.ts'
import { identifier } from '../table/sql.ts'
import { valueColumn } from '../table/values.ts'

type Figures = Pick<DatasetQuality, 'rows' | 'columns' | 'approximate'>

/** What is asked of a column; a masked one tells nothing of its values. */
function askedOf(name: string, column: Column, exact: boolean): string[] {
  const value = identifier(name)
  const asked = [`count(${value})::DOUBLE`]
  const { type, masked } = column
  if (masked) return asked
  // of few values a list is twice as fast as `count(DISTINCT …)`
  const distinct = exact ? `coalesce(len(list_distinct(list(${value}))), 0)` : `approx_count_distinct(${value})`
  asked.push(`${distinct}::DOUBLE`)
  if (type === 'integer' || type === 'number') {
    // of what is a finite number, whatever else a file has there
    const number = `TRY_CAST(${valueColumn(name, type)} AS DOUBLE)`
    const finite = `CASE WHEN isfinite(${number}) THEN ${number} END`
    asked.push(...['min', 'max', 'avg'].map((each) => `${each}(${finite})`))
  } else if (type === 'date' || type === 'timestamp') {
    const time = `CASE WHEN TRY_CAST(${value} AS TIMESTAMP) IS NOT NULL THEN left(${value}, 32) END`
    asked.push(...['min', 'max'].map((each) => `${each}(${time})`))
  }
  return asked
}

const isTold = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))

function toldOf([there, distinct, min, max, mean]: unknown[], rows: number): ColumnQuality {
  const nulls = rows === 0 ? 0 : (rows - Number(there ?? 0)) / rows
  const told = Object.entries({ distinct, min, max, mean }).filter(([, value]) => isTold(value))
  return { nulls, ...Object.fromEntries(told) }
}

/** Rows, nulls, distinct values, extremes and means of a table, in the scan that checks it. */
export async function figuresOf(table: Table, { columns = {} }: Dataset, exact = true): Promise<Figures> {
  const known = Object.entries(columns).filter(([name]) => table.columns.includes(name))
  const asked = known.map(([name, column]) => askedOf(name, column, exact))
  const [counted, ...found] = await table.aggregate([countRows, ...asked.flat()])
  const rows = Number(counted ?? 0)
  const told = known.map(([name], index) => [name, toldOf(found.splice(0, asked[index]?.length), rows)])
  return { rows, columns: Object.fromEntries(told), ...(!exact && { approximate: true }) }
}
