import { dirname, join } from 'node:path'
import type { DataSet } from './model/dataSet.ts'
import { tableOf } from './openTable.ts'
import { hashFile } from './shared/hashFile.ts'
import { shown } from './shared/paths.ts'
import { sampleAt } from './shared/sampleAt.ts'
import type { DataTable } from './table/dataTable.ts'
import { formatNameOf } from './table/formats.ts'
import { headOf } from './table/head.ts'

/** A document of JSON is no table; of one that can not be read more is told where it is opened. */
function isTable(file: string, format: string): boolean {
  if (format !== 'json') return true
  try {
    return headOf(file).bytes.toString('utf8').trimStart().startsWith('[')
  } catch {
    return true
  }
}

/** The format that all files have, where it is one of tables. */
export function formatOfAll(files: string[]): string | undefined {
  const [format, ...others] = new Set(files.map(formatNameOf))
  const isOne = format !== undefined && others.length === 0 && files.every((file) => isTable(file, format))
  return isOne ? format : undefined
}

/** What a manifest says of data, and its table where its files are one. */
export interface Facts {
  set: Omit<DataSet, 'name'>
  table: DataTable | undefined
}

/** The paths of a data set's files on this machine. */
export const pathsOf = ({ files }: Pick<DataSet, 'files'>, manifest: string): string[] =>
  Object.keys(files).map((file) => join(dirname(manifest), file))

async function tableIn(files: string[], format: string): Promise<DataTable | undefined> {
  const table = await tableOf(files, files[0] ?? '', { format })
  return table.isOfOneShape ? table : undefined
}

/** Looks at data once: each file is hashed, and read as a part of one table where they all are. */
export async function factsOf(path: string, manifest: string): Promise<Facts> {
  const { dir, names } = sampleAt(path)
  const files = names.map((name) => join(dir, name))
  const home = dirname(manifest)
  const format = formatOfAll(files)
  const table = format === undefined ? undefined : await tableIn(files, format)
  const told = await table?.describe()
  return {
    table,
    set: {
      path: shown(path, home),
      ...(format !== undefined && { format }),
      ...(told && {
        rows: told.rows,
        columns: Object.fromEntries(told.columns.map(({ name, type }) => [name, type])),
      }),
      files: Object.fromEntries(files.map((file) => [shown(file, home), hashFile(file)])),
    },
  }
}
