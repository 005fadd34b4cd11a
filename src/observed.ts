import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Dataset, Port } from './model/contract.ts'
import type { Row } from './model/data.ts'
import type { ObservedPort } from './model/observation.ts'
import type { ScriptRun } from './model/scriptRun.ts'
import type { Description } from './model/table.ts'
import { provide } from './data/provide.ts'
import { PipeproofError } from './errors.ts'
import { observePort } from './observe/port.ts'
import { openTable } from './openTable.ts'
import { fromCaller } from './shared/caller.ts'
import { shown } from './shared/paths.ts'
import { isArrow, type ArrowTable } from './table/arrowFile.ts'
import { DataTable } from './table/dataTable.ts'
import { formatNameOf } from './table/formats.ts'
import { writeTable } from './writeTable.ts'

/** What matchers take as data: a port of a run, a run of one output, the path of a file, a folder or a glob, or a table or rows. */
export type Data = ObservedPort | ScriptRun | string | DataTable | ArrowTable | Row[]

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isObserved = (data: unknown): data is ObservedPort => isObject(data) && 'dir' in data && 'port' in data
const isRun = (data: unknown): data is ScriptRun => isObject(data) && 'outputs' in data && 'exitCode' in data
const isRows = (data: unknown): data is Row[] => Array.isArray(data) && data.every(isObject)

function outputOf({ outputs }: ScriptRun): ObservedPort {
  const [only, ...others] = Object.values(outputs)
  if (only && others.length === 0) return only
  const names = Object.keys(outputs).map((name) => `run.outputs.${name}`)
  throw new PipeproofError('notData', {
    received: `run of ${names.length} outputs`,
    expected: names.length === 0 ? 'a run of a script that writes something' : `one of them: ${names.join(', ')}`,
  })
}

/** A port that declares what was found; its columns are only to read the values by. */
function portFor(files: string, { format, csv, columns }: Description): Port {
  const types = columns.map(({ name, type }) => [name, type === 'other' ? {} : { type }])
  const dataset: Dataset = {
    name: 'data',
    files,
    patterns: [files],
    format,
    columns: Object.fromEntries(types),
    rows: { min: 0 },
    fields: 'subset',
    ordered: false,
    ...(csv && { csv }),
  }
  return { name: 'data', required: true, aliases: [], datasets: { data: dataset } }
}

/** Where a path or glob begins to name files. */
function splitPath(path: string): [folder: string, files: string] {
  if (!/[*?]/.test(path)) return [dirname(path), basename(path)]
  const parts = path.split(sep)
  const folder = parts
    .slice(
      0,
      parts.findIndex((part) => /[*?]/.test(part)),
    )
    .join(sep)
  return [folder, relative(folder, path).split(sep).join('/')]
}

type Written = Pick<Dataset, 'format' | 'csv'> & Partial<Pick<Dataset, 'files' | 'patterns'>>

/** Columns alone say nothing of files: they are looked for as the data is written. */
function writtenAs(port: Port, written: Written): Port {
  const datasets = Object.entries(port.datasets).map(([name, dataset]) => {
    const isBare = dataset.format === undefined && dataset.columns !== undefined
    return [name, isBare ? { ...dataset, ...written } : dataset]
  })
  return { ...port, datasets: Object.fromEntries(datasets) }
}

/** A port of a run is looked at as another declares it. */
function observeAs(port: Port, { place, dir, datasets }: ObservedPort): ObservedPort {
  const [own, second] = datasets
  const { files, patterns, format, csv } = own?.dataset ?? {}
  const known = own && !second && files !== undefined && patterns
  const declared = known ? writtenAs(port, { files, patterns, format, ...(csv && { csv }) }) : port
  return observePort(place.split('.')[0] ?? '', declared, dir)
}

/** A file is looked at under its own name, whatever the contract calls it. */
async function observePath(path: string, wanted: Port | undefined): Promise<ObservedPort> {
  const port = wanted && writtenAs(wanted, { format: formatNameOf(path) ?? 'csv' })
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory() && port) return observePort(basename(path), port, path)
  if (!stats && port && !/[*?]/.test(path))
    throw new PipeproofError('missingFile', { path: shown(path), nearest: undefined })
  const [dir, files] = splitPath(path)
  const declared = port ?? portFor(files, await describe(path))
  const datasets = Object.entries(declared.datasets).map(([name, dataset]) => [name, { ...dataset, patterns: [files] }])
  const alone = observePort('file', { ...declared, datasets: Object.fromEntries(datasets) }, dir)
  const named = stats ? { place: files.replaceAll('.', '_'), files: [files] } : {}
  return { ...alone, ...named }
}

async function describe(path: string): Promise<Description> {
  const table = await openTable(path)
  try {
    return await table.describe()
  } finally {
    await table.close()
  }
}

async function observeRows(rows: Row[], port: Port, dir: string): Promise<ObservedPort> {
  await provide({ place: port.name, port, dir }, { kind: 'rows', rows }, () =>
    Promise.reject(new TypeError('rows have no upstream')),
  )
  return observePort('rows', port, dir)
}

/** What has no contract is written in a format that keeps what its values are. */
async function observeTable(data: DataTable | ArrowTable | Row[], dir: string): Promise<ObservedPort> {
  const path = join(dir, isRows(data) ? 'data.jsonl' : 'data.arrow')
  await writeTable(data, path)
  const described = await describe(path)
  return observePort('rows', portFor(basename(path), described), dir)
}

async function rowsOf(data: DataTable | ArrowTable, dir: string): Promise<Row[]> {
  const path = join(dir, 'given.arrow')
  await writeTable(data, path)
  const table = await openTable(path)
  try {
    return await table.rows()
  } finally {
    await table.close()
    rmSync(path)
  }
}

async function observeOne(data: Data, port: Port | undefined, dir: string): Promise<ObservedPort> {
  if (isRun(data)) return observeOne(outputOf(data), port, dir)
  if (isObserved(data)) return port ? observeAs(port, data) : data
  if (typeof data === 'string') return observePath(fromCaller(data), port)
  if (!isRows(data) && !isArrow(data) && !(data instanceof DataTable)) {
    const expected = 'a run, a port of one, a path, a table or rows'
    throw new PipeproofError('notData', { received: `\`${String(data)}\``, expected })
  }
  if (!port) return observeTable(data, dir)
  const written = writtenAs(port, { format: 'csv' })
  return observeRows(isRows(data) ? data : await rowsOf(data, dir), written, dir)
}

/** The port of the contract that data was written to, where it is known. */
export function declaredBy(data: Data): Port | undefined {
  if (isRun(data)) return outputOf(data).port
  return isObserved(data) ? data.port : undefined
}

/** How checks call data that they compare with. */
export const nameOf = (data: Data): string => declaredBy(data)?.name ?? 'other'

/** Looks at data as a port declares it, or as it tells itself; what had to be written for that is gone after it. */
export async function withObserved<T>(
  data: Data,
  port: Port | undefined,
  use: (observed: ObservedPort) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'pipeproof-'))
  try {
    return await use(await observeOne(data, port, dir))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
