import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Port } from './model/contract.ts'
import type { Row } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import { checkPort } from './check/port.ts'
import { provide } from './data/provide.ts'
import { PipeproofError } from './errors.ts'
import { observePort } from './observe/port.ts'
import { fromCaller } from './shared/caller.ts'
import { shown } from './shared/paths.ts'

/** What matchers take: a port of a run, the path of a file or folder, or rows. */
export type Data = ObservedPort | string | Row[]

const schema = new Set(['columns', 'type', 'nulls', 'json'])

const isObserved = (data: unknown): data is ObservedPort =>
  typeof data === 'object' && data !== null && 'dir' in data && 'port' in data

function demandChecks(port: Port, subject: string): void {
  if (Object.values(port.datasets).every(({ columns, json }) => columns === undefined && json === undefined))
    throw new PipeproofError('noChecks', { subject })
}

/** A file is looked at under its own name, whatever the contract calls it. */
function observePath(path: string, port: Port): ObservedPort {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) throw new PipeproofError('missingFile', { path: shown(path), nearest: undefined })
  if (stats.isDirectory()) return observePort(basename(path), port, path)
  const datasets = Object.entries(port.datasets).map(([name, dataset]) => [
    name,
    { ...dataset, patterns: [basename(path)] },
  ])
  const alone = observePort('file', { ...port, datasets: Object.fromEntries(datasets) }, dirname(path))
  return { ...alone, place: basename(path).replaceAll('.', '_'), files: [basename(path)] }
}

async function checkRows(list: Row[], port: Port, select: (name: string) => boolean): Promise<Finding[]> {
  const dir = mkdtempSync(join(tmpdir(), 'pipeproof-'))
  try {
    await provide({ place: port.name, port, dir }, { kind: 'rows', rows: list }, () =>
      Promise.reject(new TypeError('rows have no upstream')),
    )
    return await checkPort(observePort('rows', port, dir), { fault: 'data', select: ({ name }) => select(name) })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Checks data against a port: against its schema only, or against all that it promises. */
export async function checkData(data: Data, wanted: Port | undefined, depth: 'schema' | 'all'): Promise<Finding[]> {
  const select = (name: string): boolean => depth === 'all' || schema.has(name)
  const port = wanted ?? (isObserved(data) ? data.port : undefined)
  if (!port) throw new PipeproofError('noChecks', { subject: 'data without a contract' })
  demandChecks(port, `port \`${port.name}\``)
  if (Array.isArray(data)) return checkRows(data, port, select)
  if (typeof data !== 'string' && !isObserved(data)) {
    throw new PipeproofError('notData', {
      received: `\`${String(data)}\``,
      expected: 'a port of a run, a path or rows',
    })
  }
  const observed =
    typeof data === 'string'
      ? observePath(fromCaller(data), port)
      : observePort(data.place.split('.')[0] ?? '', port, data.dir)
  return checkPort(observed, { fault: 'producer', select: ({ name }) => select(name) })
}
