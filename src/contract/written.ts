import type { Anonymise } from '../model/anonymise.ts'
import type { BoundName, Column, CsvDialect, Limits, Reject } from '../model/contract.ts'
import type { Standing } from '../model/expectation.ts'
import type { PlatformKind } from '../model/job.ts'
import type { Kinds, ScriptKind } from '../model/kinds.ts'
import type { WrittenCase } from '../shared/cases.ts'
import type { RelationOptions } from '../model/relation.ts'
import type { Versions } from '../model/versions.ts'
import type { Volumes } from '../model/volumes.ts'
import type { WrittenCheck } from '../shared/checkItems.ts'

/** A scalar as people write it in YAML. */
export type WrittenValue = string | number | boolean

/** A column whose bounds may be variables: `${NAME}`. */
export type WrittenColumn = Omit<Column, BoundName | 'boundsFrom' | 'madeBy'> &
  Partial<Record<BoundName, number | `\${${string}}`>>

/** A relation by its name, or a map of its name to what it needs to know. */
export type WrittenRelation = string | Record<string, RelationOptions>

/** How a script is to do with growing inputs; 100, 1000 and 10,000 rows are tried, unless told. */
export type WrittenVolumes = Partial<Omit<Volumes, 'at'>>

/** Another version of the script, by one of `base` and `script`; ten inputs are tried, unless told. */
export type WrittenVersions = Partial<Omit<Versions, 'at'>>

export interface WrittenDataset {
  description?: string
  files: string
  format?: string
  /** A schema of another notation, `path#table`. */
  schema?: string
  columns?: Record<string, WrittenColumn>
  rows?: { min?: number; max?: number }
  fields?: 'subset' | 'exact'
  ordered?: boolean
  key?: string | string[]
  csv?: CsvDialect
  /** What becomes of columns of data that comes from outside. */
  anonymise?: Anonymise
  /** A JSON Schema, or the path of one. */
  json?: string | Record<string, unknown>
}

export interface WrittenPort extends Partial<WrittenDataset> {
  required?: boolean
  aliases?: string[]
  merge?: boolean
  path?: string
  datasets?: Record<string, WrittenDataset>
}

export interface WrittenVariable {
  required?: boolean
  default?: WrittenValue
  example?: WrittenValue
  enum?: WrittenValue[]
}

/** A contract as it stands in a file: short forms and all. */
export interface WrittenContract {
  $schema?: string
  name?: string
  description?: string
  script?: string
  command?: WrittenValue[]
  image?: string
  mode?: 'call' | 'entry'
  platform?: PlatformKind
  inputs?: Record<string, WrittenPort>
  outputs?: Record<string, WrittenPort>
  vars?: Record<string, string[]>
  env?: Record<string, WrittenValue | WrittenVariable>
  args?: Record<string, WrittenValue>
  limits?: Partial<Limits>
  checks?: Record<string, WrittenCheck[]>
  rejects?: Reject[]
  relations?: WrittenRelation[]
  volumes?: WrittenVolumes
  versions?: WrittenVersions
  uses?: string[]
  /** Which tests it gets. */
  kinds?: Kinds<ScriptKind>
  /** Of every run. */
  expect?: Standing
  /** A list, or the path of a file that has it. */
  cases?: string | WrittenCase[]
}
