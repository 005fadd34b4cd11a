import { basename, dirname, relative, sep } from 'node:path'
import type { Case } from '../model/case.ts'
import type { CheckItem, Column, Contract, Dataset, EnvironmentVariable, Port } from '../model/contract.ts'
import type { DataSpec } from '../model/data.ts'
import type { Generator } from '../model/generator.ts'
import type { RelationItem } from '../model/relation.ts'
import type { Versions } from '../model/versions.ts'
import type { Volumes } from '../model/volumes.ts'
import type { WrittenCase, WrittenSource } from '../shared/cases.ts'
import type { WrittenCheck } from '../shared/checkItems.ts'
import { writeYaml } from '../shared/yaml.ts'
import { formatNameOf } from '../table/formats.ts'
import { varsOf } from './vars.ts'
import type {
  WrittenColumn,
  WrittenContract,
  WrittenDataset,
  WrittenPort,
  WrittenRelation,
  WrittenValue,
  WrittenVariable,
  WrittenVersions,
  WrittenVolumes,
} from './written.ts'

function mapEntries<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}

type Said<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Without what says nothing: no values, empty lists and maps, and what is so unless told. */
function lean<T extends object>(entries: T, unless: Partial<T> = {}): Said<T> {
  const says = ([key, value]: [string, unknown]): boolean => {
    if (value === undefined || value === unless[key as keyof T]) return false // a key of it
    return typeof value !== 'object' || value === null || Object.keys(value).length > 0
  }
  return Object.fromEntries(Object.entries(entries).filter(says)) as Said<T> // what is left is as it was
}

const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/') || '.'

const nameOf = (generator: string | Generator): string => (typeof generator === 'string' ? generator : generator.name)

function columnOf({ boundsFrom = {}, madeBy: _, ...column }: Column): WrittenColumn {
  return { ...column, ...mapEntries(boundsFrom, (variable): `\${${string}}` => `\${${variable}}`) }
}

/** A table needs a row unless it says otherwise. */
const rowsOf = ({ min, max }: Dataset['rows']): WrittenDataset['rows'] =>
  lean({ min, max }, { min: Math.min(1, max ?? 1) })

function datasetOf({
  files,
  json,
  columns,
  rows,
  fields,
  ordered,
  key,
  csv,
  anonymise,
  format,
}: Dataset): WrittenDataset {
  const dataset = { files, format, fields, ordered, key, csv, anonymise }
  const unless = { fields: 'subset', ordered: false, format: formatNameOf(files) } as const
  const more = { columns: columns && mapEntries(columns, columnOf), rows: rowsOf(rows) }
  // an empty schema says that the documents are JSON
  return { ...lean({ ...dataset, ...more }, unless), ...(json && { json }) }
}

function portOf({ name, required, aliases, datasets, merge, path }: Port): WrittenPort {
  const [only, second] = Object.values(datasets)
  const about = lean({ path, required, aliases, merge }, { required: true, merge: false })
  const isAlone = only !== undefined && !second && only.name === name
  return { ...about, ...(isAlone ? datasetOf(only) : { datasets: mapEntries(datasets, datasetOf) }) }
}

function variableOf({
  required,
  default: standard,
  example,
  enum: values,
}: EnvironmentVariable): WrittenValue | WrittenVariable {
  const variable = { required, default: standard, example, enum: values }
  const isDefault = !required && example === undefined && values === undefined
  return isDefault && standard !== undefined ? standard : lean(variable)
}

function checkOf({ name, options, mostly, severity, dataset }: CheckItem, { datasets }: Port): WrittenCheck {
  const about = Object.keys(datasets).length > 1 ? dataset : undefined
  const under = lean({ ...options, mostly, severity, dataset: about }, { severity: 'error' })
  return Object.keys(under).length === 0 ? name : { [name]: under }
}

const checksOf = (ports: Port[]): Record<string, WrittenCheck[]> =>
  Object.fromEntries(
    ports.flatMap((port) => (port.checks ? [[port.name, port.checks.map((item) => checkOf(item, port))]] : [])),
  )

/** Cases name what is made, rows, and copies; what comes from upstream comes so unless told. */
function sourceOf(spec: DataSpec, folder: string): [WrittenSource] | [] {
  if (spec.kind === 'rows') return [{ rows: spec.rows }]
  if (spec.kind === 'local') {
    const path = pathFrom(folder, spec.path)
    return [{ local: typeof spec.anonymise === 'object' ? { path, anonymise: spec.anonymise } : path }]
  }
  if (spec.kind === 'data') return [{ data: spec.name }]
  if (spec.kind === 'like') {
    const { kind: _, path, ...more } = spec
    return [{ like: { path: pathFrom(folder, path), ...more } }]
  }
  if (spec.kind !== 'generated') return []
  const { kind: _, generators, ...generated } = spec
  return [{ generated: { ...generated, ...(generators && { generators: mapEntries(generators, nameOf) }) } }]
}

function caseOf({ name, inputs, env, args, expect }: Case, folder: string): WrittenCase {
  const sources = Object.entries(inputs).flatMap(([port, spec]) =>
    sourceOf(spec, folder).map((source) => [port, source]),
  )
  const { outputs, ...others } = expect
  const golden = mapEntries(outputs ?? {}, (each) => ({ ...each, golden: pathFrom(folder, each.golden) }))
  return lean({ name, inputs: Object.fromEntries(sources), env, args, expect: lean({ ...others, outputs: golden }) })
}

/** A word of a command that is a file beside the contract is written from there. */
const wordOf = (word: string, folder: string): string =>
  word.startsWith(`${folder}/`) ? `./${pathFrom(folder, word)}` : word

const relationOf = ({ name, options }: RelationItem): WrittenRelation =>
  Object.keys(options).length === 0 ? name : { [name]: options }

const volumesOf = ({ at: _, ...volumes }: Volumes): WrittenVolumes => volumes

const versionsOf = ({ at: _, script, ...versions }: Versions, folder: string): WrittenVersions => ({
  ...(script !== undefined && { script: pathFrom(folder, script) }),
  ...versions,
})

/** A contract as it would stand in `file`: what is so anyway is left out. */
export function writtenOf(contract: Contract, file: string): WrittenContract {
  const { command, script, limits, cases = [], inputs, outputs } = contract
  const folder = dirname(file)
  const run = command
    ? { command: command.map((word) => wordOf(word, folder)) }
    : { script: pathFrom(folder, script), mode: contract.mode }
  return lean({
    ...(contract.name !== basename(file).replace(/\.(ya?ml|json)$/, '') && { name: contract.name }),
    ...run,
    image: contract.image,
    platform: contract.platform,
    inputs: mapEntries(inputs, portOf),
    outputs: mapEntries(outputs, portOf),
    vars: varsOf(
      [...Object.values(inputs), ...Object.values(outputs)].flatMap(({ datasets }) => Object.values(datasets)),
    ),
    env: mapEntries(contract.env, variableOf),
    args: contract.args,
    limits: lean(limits, { timeoutMs: 60_000 }),
    checks: checksOf([...Object.values(inputs), ...Object.values(outputs)]),
    rejects: contract.rejects,
    relations: contract.relations?.map(relationOf),
    volumes: contract.volumes && volumesOf(contract.volumes),
    versions: contract.versions && versionsOf(contract.versions, folder),
    uses: contract.uses?.map((glob) => pathFrom(folder, glob)),
    kinds: contract.kinds,
    expect: contract.expect,
    cases: cases.map((each) => caseOf(each, folder)),
  })
}

/** A contract as the text of a file of ours, from whose folder its paths are. */
export const writeContract = (contract: Contract, file: string): string => writeYaml(writtenOf(contract, file))
