import type { Dataset } from '../model/contract.ts'
import type { DatasetQuality } from '../model/quality.ts'
import type { Table } from '../model/table.ts'
import { countRows } from '../table/counting.ts'
import { identifier } from '../table/sql.ts'
import { valueColumn } from '../table/values.ts'

/** The mean of what is a finite number, whatever else a file has there. */
function meanOf(value: string): string {
  const number = `TRY_CAST(${value} AS DOUBLE)`
  return `avg(CASE WHEN isfinite(${number}) THEN ${number} END)`
}

/** Rows, nulls and means of a table, in the scan that checks it. */
export async function figuresOf(
  table: Table,
  { columns = {} }: Dataset,
): Promise<Pick<DatasetQuality, 'rows' | 'columns'>> {
  const known = Object.entries(columns).filter(([name]) => table.columns.includes(name))
  const asked = known.flatMap(([name, { type, masked = false }]) => [
    `count(${identifier(name)})::DOUBLE`,
    masked || (type !== 'integer' && type !== 'number') ? 'NULL' : meanOf(valueColumn(name, type)),
  ])
  const [counted, ...found] = await table.aggregate([countRows, ...asked])
  const rows = Number(counted ?? 0)
  const told = known.map(([name], index) => {
    const [there, mean] = [Number(found[2 * index] ?? 0), found[2 * index + 1]]
    const nulls = rows === 0 ? 0 : (rows - there) / rows
    return [name, { nulls, ...(typeof mean === 'number' && Number.isFinite(mean) && { mean }) }]
  })
  return { rows, columns: Object.fromEntries(told) }
}
