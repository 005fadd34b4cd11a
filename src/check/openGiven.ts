import type { Dataset } from '../model/contract.ts'
import type { Table } from '../model/table.ts'
import { shown } from '../shared/paths.ts'
import { formatNameOf, formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { demandWhole } from '../table/whole.ts'

/** Looks at a file that a check names, which is written as the dataset is where both have one format. */
export async function withGiven<T>(path: string, dataset: Dataset, use: (table: Table) => Promise<T>): Promise<T> {
  const format = formatNameOf(path) ?? ''
  const { csv, columns = {} } = dataset
  const table = await openFiles(
    [path],
    formatOf({ format, files: shown(path), columns, ...(csv && format === dataset.format && { csv }) }),
  )
  try {
    // only a look at all of it shows that it is broken
    await table.aggregate(['count(*)'])
    demandWhole(table, format)
    return await use(table)
  } finally {
    await table.close()
  }
}
