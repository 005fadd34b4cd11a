import type { PlatformKind } from './job.ts'
import type { Location } from './location.ts'

export type ColumnType = 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'timestamp'

export type Scalar = string | number | boolean | null

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
  multipleOf?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  masked?: boolean
  description?: string
}

/** What a schema of another notation says and a contract can not. */
export interface Warning {
  message: string
  at: Location
}

/** Files of one shape inside a port; without columns they are opaque. */
export interface Dataset {
  name: string
  /** A glob below the port's folder, as written. */
  files: string
  /** The same with each combination of `{vars}` filled in. */
  patterns: string[]
  format: string | undefined
  columns?: Record<string, Column>
  rows: { min: number; max?: number }
  fields: 'subset' | 'exact'
  ordered: boolean
}

/** A named input or output of a script: a directory. */
export interface Port {
  name: string
  required: boolean
  aliases: string[]
  datasets: Record<string, Dataset>
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
  /** What its schemas say and it does not keep. */
  warnings: Warning[]
  at?: Location | undefined
}
