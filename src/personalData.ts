import type { Dataset } from './model/contract.ts'
import { shown } from './shared/paths.ts'
import { formatNameOf, formatOf } from './table/formats.ts'
import { openFiles } from './table/open.ts'
import { personalColumns, type PersonalColumn } from './table/personalColumns.ts'

/** Which columns of files look like data about people, as the dataset says that they are written; none of what is no table. */
export async function personalData(
  files: string[],
  { format, csv, columns }: Partial<Pick<Dataset, 'format' | 'csv' | 'columns'>> = {},
): Promise<PersonalColumn[]> {
  const [first = ''] = files
  const name = format ?? formatNameOf(first)
  if (name === undefined) return []
  const known = { format: name, files: shown(first), ...(csv && { csv }), ...(columns && { columns }) }
  const table = await openFiles(files, formatOf(known))
  try {
    return await personalColumns(table, columns)
  } finally {
    await table.close()
  }
}
