import type { Anonymise } from './anonymise.ts'
import type { Case } from './case.ts'
import type { Standing } from './expectation.ts'
import type { Generator } from './generator.ts'
import type { PlatformKind } from './job.ts'
import type { Kinds, ScriptKind } from './kinds.ts'
import type { Location } from './location.ts'
import type { Reject } from './reject.ts'
import type { RelationItem } from './relation.ts'
import type { ColumnType, Scalar } from './scalar.ts'
import type { Versions } from './versions.ts'
import type { Volumes } from './volumes.ts'

export type { Reject } from './reject.ts'
export type { ColumnType, Scalar } from './scalar.ts'

/** What form a text has. */
export type TextFormat = 'date' | 'date-time' | 'time' | 'email' | 'uri' | 'uuid' | 'ipv4' | 'ipv6' | 'hostname'

/** How the values of a column are spread. */
export type Distribution =
  | 'uniform'
  | 'normal'
  | 'lognormal'
  | 'zipf'
  | { normal: { mean: number; std: number } }
  | { lognormal: { mean: number; std: number } }
  | { zipf: { exponent: number } }
  /** Values at equal steps of the share of rows, the least first. */
  | { quantiles: number[] }
  /** How often each member of an `enum` occurs, in proportion. */
  | { weights: Record<string, number> }

export type BoundName = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'

/** What one column promises: JSON Schema's words, and a few of ours. */
export interface Column {
  type?: ColumnType
  nullable?: boolean
  optional?: boolean
  unique?: boolean
  enum?: Scalar[]
  const?: Scalar
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  /** The variables that bounds are still to be taken from. */
  boundsFrom?: Partial<Record<BoundName, string>>
  multipleOf?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: TextFormat
  /** At most this share of the values is null; above 0 it makes the column nullable. */
  nullFraction?: number
  distribution?: Distribution
  /** Every value occurs in this column of another port: `port.column` or `port.dataset.column`. */
  references?: string
  /** What a number may be that is none. */
  allow?: ('nan' | 'infinity')[]
  masked?: boolean
  /** The name of what makes its values, in place of its keywords. */
  generator?: string
  /** That itself, once it is known. */
  madeBy?: Generator
  description?: string
}

/** What a schema of another notation says and a contract can not. */
export interface Warning {
  message: string
  at: Location
}

/** How delimited text is written; what is left out is told by the format. */
export interface CsvDialect {
  /** Without a header the columns are told by their order. */
  header?: boolean
  delimiter?: string
  quote?: string
  encoding?: 'utf-8' | 'utf-16' | 'latin-1'
  /** The texts that mean null; `pandas` stands for those of `read_csv`. */
  nulls?: string[] | 'pandas'
}

/** A check by its name, as a contract lists it. */
export interface CheckItem {
  name: string
  /** A scalar or a list in place of options is `{ value }`: the check's main option. */
  options: Record<string, unknown>
  /** Which dataset of its port it is about, where there are several. */
  dataset?: string
  /** The share of rows that must pass; all, unless told. */
  mostly?: number
  severity: 'error' | 'warning'
  at?: Location | undefined
}

/** Files of one shape inside a port; without columns they are opaque. */
export interface Dataset {
  name: string
  /** A glob below the port's folder, as written. */
  files: string
  /** The same with each combination of `{vars}` filled in. */
  patterns: string[]
  /** What each of the `patterns` has for the `{vars}`, where there are any. */
  vars?: Record<string, string>[]
  format: string | undefined
  columns?: Record<string, Column>
  rows: { min: number; max?: number }
  fields: 'subset' | 'exact'
  ordered: boolean
  /** The columns whose values together tell a row. */
  key?: string[]
  csv?: CsvDialect
  /** What becomes of columns of data that comes from outside. */
  anonymise?: Anonymise
  /** A JSON Schema that each of its documents fits. */
  json?: Record<string, unknown>
}

/** A named input or output of a script: a directory. */
export interface Port {
  name: string
  required: boolean
  aliases: string[]
  datasets: Record<string, Dataset>
  /** What it is checked for beside what its columns stand for. */
  checks?: CheckItem[]
  /** It may be fed by several outputs, whose files then lie side by side. */
  merge?: boolean
  /** Where the platform shows it, if the contract says so. */
  path?: string | undefined
  at?: Location | undefined
}

export interface EnvironmentVariable {
  required: boolean
  default?: string
  example?: string
  enum?: string[]
}

export interface Limits {
  timeoutMs: number
  memoryMb: number | undefined
  network?: boolean | undefined
}

/** What a script needs and what it promises. */
export interface Contract {
  name: string
  file?: string | undefined
  /** The file that runs; of a `command`, its first file, else that of the contract. */
  script: string
  /** It names no script: a step of it is a source or a sink. */
  scriptless?: true
  /** A program with its arguments, in place of a Python script; `{inputs.NAME}` and the like are still to be filled. */
  command?: string[] | undefined
  /** What a container of it is made from. */
  image?: string | undefined
  /** Call its `main`, or run it as a program. */
  mode: 'call' | 'entry'
  /** Told from the paths of the ports where it is not said. */
  platform?: PlatformKind | undefined
  inputs: Record<string, Port>
  outputs: Record<string, Port>
  env: Record<string, EnvironmentVariable>
  args: Record<string, string>
  limits: Limits
  rejects?: Reject[]
  /** How its outputs are related where its inputs are. */
  relations?: RelationItem[]
  /** How it is to do with inputs of growing size. */
  volumes?: Volumes
  /** Another version of its script, which writes the same. */
  versions?: Versions
  /** The files that its command reads besides its inputs, as globs; nobody sees that otherwise. */
  uses?: string[]
  /** What is expected of every run that does not refuse its input. */
  expect?: Standing
  /** Which tests its script gets. */
  kinds?: Kinds<ScriptKind>
  /** Ways to run its script, for every step that uses it. */
  cases?: Case[]
  /** What its schemas say and it does not keep. */
  warnings: Warning[]
  at?: Location | undefined
}
