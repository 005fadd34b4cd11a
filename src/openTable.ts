import { statSync, type Stats } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Reading } from './model/table.ts'
import { PipeproofError } from './errors.ts'
import { fromCaller } from './shared/caller.ts'
import { filesBelow, namesIn } from './shared/files.ts'
import { globMatcher } from './shared/glob.ts'
import { nearest } from './shared/nearest.ts'
import { shown } from './shared/paths.ts'
import { DataTable } from './table/dataTable.ts'
import { formatNameOf, formatOf } from './table/formats.ts'
import { sniff } from './table/sniff.ts'

export interface OpenOptions extends Reading {
  /** `import.meta.url` of the calling file, where it can not be told. */
  from?: string
}

/** The folder above the first wildcard. */
function baseOf(glob: string): string {
  const parts = glob.split(sep)
  return (
    parts
      .slice(
        0,
        parts.findIndex((part) => /[*?]/.test(part)),
      )
      .join(sep) || sep
  )
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function filesOf(path: string): string[] {
  const stats = statsOf(path)
  if (stats?.isDirectory()) {
    const facts = { received: 'folder', place: `\`${shown(path)}\``, expected: 'a file or a glob' }
    throw new PipeproofError('wrongValue', { ...facts, advice: `write \`${shown(join(path, '*.csv'))}\`` })
  }
  if (stats) return [path]
  if (/[*?]/.test(path)) {
    const base = baseOf(path)
    const fits = globMatcher(relative(base, path).split(sep).join('/'))
    const found = filesBelow(base).filter(fits)
    if (found.length > 0) return found.map((file) => join(base, file))
  }
  const similar = nearest(
    path,
    namesIn(dirname(path)).map((name) => join(dirname(path), name)),
  )
  throw new PipeproofError('missingFile', { path: shown(path), nearest: similar && shown(similar) })
}

/** Files as one table; the dialect of a CSV, where nobody says it, is told by its first file. */
export async function tableOf(files: string[], path: string, reading: Reading = {}): Promise<DataTable> {
  const [first = ''] = files
  const name = reading.format ?? formatNameOf(path) ?? formatNameOf(first) ?? 'unknown'
  const isBare = name === 'csv' && !reading.csv && !reading.columns
  const told = isBare ? await sniff(first) : reading.csv
  const csv = reading.like === 'pandas' ? { nulls: 'pandas' as const, ...told } : told
  const format = formatOf({ format: name, files: shown(path), ...reading, ...(csv && { csv }) })
  return DataTable.open({ files, format, reading: { ...reading, ...(csv && { csv }) } })
}

/**
 * Opens files as one table: as a dataset of a contract describes them (its format, columns and dialect), else with the
 * dialect and the types that the files themselves tell. The path, or glob, is relative to the calling file.
 */
export async function openTable(path: string, { from, ...reading }: OpenOptions = {}): Promise<DataTable> {
  return tableOf(filesOf(fromCaller(path, from)), path, reading)
}
