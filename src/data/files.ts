import { join } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import type { ColumnValues, Row } from '../model/data.ts'
import { fileNameFor } from '../shared/glob.ts'
import { formatOf } from '../table/formats.ts'
import { writeColumns, writeTable } from '../table/write.ts'

/** Writes one file of a dataset, with all its declared columns and any others of the rows. */
export function writeFile(
  dataset: Dataset,
  dir: string,
  { pattern, rows }: { pattern: string; rows: Row[] },
): Promise<void> {
  const declared = dataset.columns ?? {}
  const columns = [...new Set([...Object.keys(declared), ...rows.flatMap((row) => Object.keys(row))])]
  const types = Object.fromEntries(Object.entries(declared).map(([name, { type }]) => [name, type]))
  return writeTable(join(dir, fileNameFor(pattern)), formatOf(dataset), {
    columns,
    rows,
    types,
  })
}

/** Rows `from` to `to` of a column. */
function shareOf({ name, type, values, nulls }: ColumnValues, from: number, to: number): ColumnValues {
  // typed arrays and lists can both be cut, which nothing says of what they have in common
  const cut = Array.isArray(values) || values instanceof Float64Array ? values.slice(from, to) : values
  return { name, type, values: cut, ...(nulls && { nulls: nulls.slice(from, to) }) }
}

/** Of a glob that stands for several files, the names of these. */
function fileNames(pattern: string, files: number): string[] {
  const star = pattern.lastIndexOf('*')
  if (files < 2 || star === -1) return [fileNameFor(pattern)]
  const numbered = (part: number): string =>
    `${pattern.slice(0, star)}${String(part).padStart(5, '0')}${pattern.slice(star + 1)}`
  return Array.from({ length: files }, (_, part) => fileNameFor(numbered(part)))
}

/** Shares rows out among the files of a dataset, of which none gets much more than another; each glob stands for `files`. */
export async function writeShares(
  dataset: Dataset,
  dir: string,
  { columns, files = 1 }: { columns: ColumnValues[]; files?: number | undefined },
): Promise<void> {
  const paths = dataset.patterns.flatMap((pattern) => fileNames(pattern, files))
  const rows = columns[0]?.values.length ?? 0
  const end = (index: number): number => Math.floor((index * rows) / paths.length)
  for (const [index, path] of paths.entries()) {
    const share = columns.map((column) => shareOf(column, end(index), end(index + 1)))
    await writeColumns(join(dir, path), formatOf(dataset), share)
  }
}
