import { join } from 'node:path'
import type { CsvDialect } from '../../model/contract.ts'
import type { Table } from '../../model/table.ts'
import { counted } from '../../shared/words.ts'
import { formatNameOf, formatOf } from '../../table/formats.ts'
import { openFiles } from '../../table/open.ts'
import { demandWhole } from '../../table/whole.ts'
import type { WrittenDataset } from '../written.ts'
import { columnOf, type InferredColumn } from './column.ts'
import { measure } from '../../table/measure.ts'

/** A dataset without the name of its files. */
export interface InferredDataset {
  files: string[]
  written: Omit<WrittenDataset, 'files'>
  columns: Record<string, InferredColumn>
  /** How much it was told from. */
  extent: string
}

const delimiters = [';', '|', '\t', ',']

/** Another delimiter than that of the format shows as one column that is named after all of them. */
function dialectOf({ columns }: Table): CsvDialect | undefined {
  const [only = ''] = columns
  const delimiter = columns.length === 1 ? delimiters.find((each) => only.includes(each)) : undefined
  return delimiter === undefined ? undefined : { delimiter }
}

async function opened<T>(
  files: string[],
  described: { format: string; csv?: CsvDialect },
  use: (table: Table) => Promise<T>,
): Promise<T> {
  const table = await openFiles(files, formatOf({ ...described, files: files[0] ?? '' }))
  try {
    return await use(table)
  } finally {
    await table.close()
  }
}

async function measured(files: string[], described: { format: string; csv?: CsvDialect }): Promise<InferredDataset> {
  return opened(files, described, async (table) => {
    const all = await measure(table)
    demandWhole(table, described.format)
    const columns = Object.fromEntries(all.map((each) => [each.name, columnOf(each)]))
    const rows = all[0]?.rows ?? 0
    const plain = Object.entries(columns).map(([name, { column }]) => [name, column])
    const written = {
      ...(described.csv && { csv: described.csv }),
      // a table that nobody wrote a row of tells no columns
      ...(plain.length > 0 && { columns: Object.fromEntries(plain) }),
      ...(rows === 0 && { rows: { min: 0 } }),
    }
    return { files, written, columns, extent: `${counted(rows, 'row')} in ${counted(files.length, 'file')}` }
  })
}

const document = (files: string[]): InferredDataset => ({
  files,
  written: { json: {} },
  columns: {},
  extent: counted(files.length, 'file'),
})

const isDocument = (reason: string): boolean => reason.startsWith('document that is no array')

/** Files of one format, by the columns that they have; documents of JSON have none. */
async function ofFormat(files: string[], format: string): Promise<InferredDataset[]> {
  const { groups, csv, documents } = await opened(files, { format }, async (table) => {
    const dialect = format === 'csv' || format === 'tsv' ? dialectOf(table) : undefined
    const single = table.broken.filter(({ reason }) => isDocument(reason)).map(({ file }) => file)
    demandWhole({ ...table, broken: table.broken.filter(({ reason }) => !isDocument(reason)) }, format)
    const told = table.headers.map((header) => header.files)
    const rest = files.filter((file) => !single.includes(file) && !told.flat().includes(file))
    return { groups: [...told, ...rest.map((file) => [file])], csv: dialect, documents: single }
  })
  const tables = await Promise.all(groups.map((group) => measured(group, { format, ...(csv && { csv }) })))
  return [...tables, ...(documents.length > 0 ? [document(documents)] : [])]
}

/** The datasets among the files of a folder: those with columns by their columns, others by their ending. */
export async function datasetsOf(dir: string, names: string[]): Promise<InferredDataset[]> {
  const kinds = new Map<string, string[]>()
  for (const name of names) {
    const ending = /(\.[a-z\d]+){0,2}$/i.exec(name)?.[0].toLowerCase() ?? ''
    const key = `${formatNameOf(name) ?? ''} ${formatNameOf(name) ? /\.gz$/i.test(name) : ending}`
    kinds.set(key, [...(kinds.get(key) ?? []), name])
  }
  const found: InferredDataset[] = []
  for (const [kind, files] of kinds) {
    const [format = ''] = kind.split(' ')
    const paths = files.map((file) => join(dir, file))
    if (format !== '') found.push(...(await ofFormat(paths, format)))
    else found.push({ files: paths, written: {}, columns: {}, extent: counted(files.length, 'file') })
  }
  return found.map((each) => ({ ...each, files: each.files.map((file) => file.slice(join(dir, '/').length)) }))
}
