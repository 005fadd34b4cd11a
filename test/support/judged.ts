import { join } from 'node:path'
import { checkPort } from '../../src/check/port.ts'
import type { Column, Dataset } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import type { Finding } from '../../src/model/finding.ts'
import { observePort } from '../../src/observe/port.ts'
import { csv } from '../../src/table/formats/csv.ts'
import { writeTable } from '../../src/table/write.ts'
import { port } from './declared.ts'
import { folder } from './folder.ts'

interface Judged {
  rows: Row[]
  /** The columns of the file, in case the declared ones are not. */
  names?: string[]
  declared?: Partial<Dataset>
  /** The one check that counts; all, unless told. */
  check?: string
}

/** What the checks of a dataset say of a file with these rows. */
export async function judged(
  columns: Record<string, Column>,
  { rows, names, declared, check }: Judged,
): Promise<Finding[]> {
  const dir = folder()
  await writeTable(join(dir, 'data.csv'), csv, { columns: names ?? Object.keys(columns), rows })
  const observed = observePort('step', port('out', columns, { rows: { min: 0 }, ...declared }), dir)
  return checkPort(observed, { fault: 'producer', select: ({ name }) => check === undefined || name === check })
}

/** What one check says of one column with these values. */
export const judgedColumn = (check: string, column: Column, values: (string | null)[]): Promise<Finding[]> =>
  judged({ value: column }, { rows: values.map((value) => ({ value })), check })
