import type { ColumnType, Dataset } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'
import { arrow } from './formats/arrow.ts'
import { csv } from './formats/csv.ts'
import type { Format } from './formats/format.ts'
import { json } from './formats/json.ts'
import { jsonl } from './formats/jsonl.ts'
import { parquet } from './formats/parquet.ts'
import { tsv } from './formats/tsv.ts'

/** Every format with columns, by its name. */
export const formats: Record<string, Format> = { csv, tsv, jsonl, json, parquet, arrow }

/** Makes a format known beside those that are here, for this process. */
export function addFormat(format: Format): void {
  formats[format.name] = format
}

/** The name of the format that the ending of a file stands for. */
export function formatNameOf(files: string): string | undefined {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(files)?.[1]?.toLowerCase()
  return Object.values(formats).find(({ extensions }) => ending !== undefined && extensions.includes(ending))?.name
}

/** The types whose values are texts in a format, where it is known. */
export const textTypesOf = (name: string | undefined): ColumnType[] | undefined =>
  name === undefined ? undefined : own(formats, name)?.textTypes

export function formatNamed(name: string, files: string): Format {
  const format = own(formats, name)
  if (format) return format
  throw new PipeproofError('format', { format: name, files, known: Object.keys(formats) })
}

type Described = Pick<Dataset, 'format' | 'files'> & Partial<Pick<Dataset, 'csv' | 'columns'>>

/** The format of a dataset, as its contract describes it. */
export function formatOf({ format: name, files, csv: dialect, columns = {} }: Described): Format {
  const format = formatNamed(name ?? '', files)
  return (dialect && format.inDialect?.(dialect, Object.keys(columns))) ?? format
}
