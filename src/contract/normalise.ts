import { basename, dirname, posix, resolve } from 'node:path'
import type { Contract, Dataset, EnvironmentVariable, Port } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { formatNamed, formatNameOf } from '../table/formats.ts'
import { modeOf } from './mode.ts'
import type { WrittenContract, WrittenDataset, WrittenPort, WrittenValue, WrittenVariable } from './written.ts'

type Vars = Record<string, string[]>

const defaultTimeoutMs = 60_000

/** `{split}.csv` with `split: [train, test]` is `train.csv` and `test.csv`. */
function expand(files: string, vars: Vars): string[] {
  const name = Object.keys(vars).find((candidate) => files.includes(`{${candidate}}`))
  if (name === undefined) return [files]
  return (vars[name] ?? []).flatMap((value) => expand(files.replaceAll(`{${name}}`, value), vars))
}

function datasetOf(name: string, written: WrittenDataset, vars: Vars): Dataset {
  const { files, columns, rows, fields = 'subset', ordered = false } = written
  const format = written.format ?? formatNameOf(files)
  if (columns) formatNamed(format ?? 'unknown', files)
  return {
    name,
    files,
    patterns: expand(files, vars),
    format,
    ...(columns && { columns }),
    rows: { min: 1, ...rows },
    fields,
    ordered,
  }
}

function datasetsOf(name: string, { datasets, files, ...rest }: WrittenPort, vars: Vars): Record<string, Dataset> {
  // the schema demands `files` where there are no `datasets`
  const written = datasets ?? { [name]: { ...rest, files: files ?? '' } }
  return Object.fromEntries(Object.entries(written).map(([key, dataset]) => [key, datasetOf(key, dataset, vars)]))
}

/** One way to write a path, so that paths can be compared. */
const tidy = (path: string): string => posix.normalize(path).replace(/(?<=.)\/$/, '')

function portOf(name: string, written: WrittenPort, vars: Vars): Port {
  const { required = true, aliases = [], path } = written
  const datasets = datasetsOf(name, written, vars)
  return { name, required, aliases, datasets, ...(path !== undefined && { path: tidy(path) }) }
}

function portsOf(
  side: 'inputs' | 'outputs',
  doc: SourceDocument,
  { vars = {}, ...written }: WrittenContract,
): Record<string, Port> {
  return mapEntries(written[side] ?? {}, (port, name) => {
    try {
      return { ...portOf(name, port, vars), at: doc.atKey([side, name]) }
    } catch (error) {
      throw error instanceof PipeproofError
        ? new PipeproofError(error.reason, error.facts, { at: doc.at([side, name]) })
        : error
    }
  })
}

function variableOf(written: WrittenValue | WrittenVariable): EnvironmentVariable {
  if (typeof written !== 'object') return { required: false, default: String(written) }
  const { required = false, default: standard, example, enum: values } = written
  return {
    required,
    ...(standard !== undefined && { default: String(standard) }),
    ...(example !== undefined && { example: String(example) }),
    ...(values && { enum: values.map(String) }),
  }
}

function mapEntries<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

/** Fills in what a written contract leaves out; paths resolve from its file. */
export function normalise(written: WrittenContract, doc: SourceDocument): Contract {
  const { name, env = {}, args = {}, limits, platform } = written
  const script = resolve(dirname(doc.file), written.script)
  return {
    name: name ?? basename(doc.file).replace(/\.(ya?ml|json|[cm]?[jt]s)$/, ''),
    file: doc.file,
    script,
    mode: written.mode ?? modeOf(script),
    ...(platform && { platform }),
    inputs: portsOf('inputs', doc, written),
    outputs: portsOf('outputs', doc, written),
    env: mapEntries(env, variableOf),
    args: mapEntries(args, String),
    limits: { timeoutMs: defaultTimeoutMs, memoryMb: undefined, ...limits },
    at: doc.atKey(['script']),
  }
}
