import { join } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { fileNameFor } from '../shared/glob.ts'
import { formatOf } from '../table/formats.ts'
import { writeTable } from '../table/write.ts'

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
