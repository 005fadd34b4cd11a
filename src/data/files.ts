import { join } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { fileNameFor } from '../shared/glob.ts'
import { formatNamed } from '../table/formats.ts'
import { writeTable } from '../table/write.ts'

/** Writes one file of a dataset, with all its declared columns and any others of the rows. */
export function writeFile(
  dataset: Dataset,
  dir: string,
  { pattern, rows }: { pattern: string; rows: Row[] },
): Promise<void> {
  const columns = [...new Set([...Object.keys(dataset.columns ?? {}), ...rows.flatMap((row) => Object.keys(row))])]
  return writeTable(join(dir, fileNameFor(pattern)), formatNamed(dataset.format ?? '', dataset.files), {
    columns,
    rows,
  })
}
