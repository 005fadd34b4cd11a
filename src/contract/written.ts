import type { Column, Limits } from '../model/contract.ts'
import type { PlatformKind } from '../model/job.ts'

/** A scalar as people write it in YAML. */
export type WrittenValue = string | number | boolean

export interface WrittenDataset {
  description?: string
  files: string
  format?: string
  /** A schema of another notation, `path#table`. */
  schema?: string
  columns?: Record<string, Column>
  rows?: { min?: number; max?: number }
  fields?: 'subset' | 'exact'
  ordered?: boolean
}

export interface WrittenPort extends Partial<WrittenDataset> {
  required?: boolean
  aliases?: string[]
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
}
