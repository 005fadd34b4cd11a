import type { Row } from './model/data.ts'
import type { Reading } from './model/table.ts'
import { PipeproofError } from './errors.ts'
import { fromCaller } from './shared/caller.ts'
import { own } from './shared/own.ts'
import { shown } from './shared/paths.ts'
import { columnsOfArrow, isArrow, type ArrowTable } from './table/arrowFile.ts'
import { columnsOf } from './table/columns.ts'
import { DataTable } from './table/dataTable.ts'
import { formatNameOf, formatOf } from './table/formats.ts'
import { writeColumns } from './table/write.ts'

export interface WriteOptions extends Omit<Reading, 'like'> {
  /** `import.meta.url` of the calling file, where it can not be told. */
  from?: string
}

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)

function columnsIn(rows: Row[], columns: Reading['columns'] = {}): ReturnType<typeof columnsOf> {
  const names = [...new Set([...Object.keys(columns), ...rows.flatMap((row) => Object.keys(row))])]
  return columnsOf({
    columns: names,
    rows,
    types: Object.fromEntries(names.map((name) => [name, own(columns, name)?.type])),
  })
}

/** Writes a table, rows or a table of Arrow as one file, in the format of its ending; the path is relative to the calling file. */
export async function writeTable(
  data: DataTable | Row[] | ArrowTable,
  path: string,
  { from, ...writing }: WriteOptions = {},
): Promise<void> {
  const target = fromCaller(path, from)
  const format = formatOf({ format: formatNameOf(path) ?? 'unknown', files: shown(target), ...writing })
  if (data instanceof DataTable) return writeColumns(target, format, await data.toColumns())
  if (isArrow(data)) return writeColumns(target, format, await columnsOfArrow(data))
  if (isRows(data)) return writeColumns(target, format, columnsIn(data, writing.columns))
  throw new PipeproofError('notData', {
    received: `\`${String(data)}\``,
    expected: 'a table, rows or a table of Arrow',
  })
}
