import type { Row } from '../model/data.ts'
import type { Expectation } from '../model/pipeline.ts'

type Values = Record<string, string | number | boolean>

/** Exactly one of the keys. */
export interface WrittenSource {
  generated?: { rows?: number; seed?: string; columns?: Record<string, { nullFraction?: number }> }
  rows?: Row[] | Record<string, Row[]>
  local?: string
}

export interface WrittenCase {
  name: string
  inputs?: Record<string, WrittenSource>
  env?: Values
  args?: Values
  expect?: Expectation
}

export interface WrittenStep<C> {
  contract: C
  env?: Values
  args?: Values
}

/** A pipeline as it stands in a file; `C` is how a contract is named: by its path, or by itself. */
export interface WrittenPipeline<C = string> {
  $schema?: string
  name?: string
  description?: string
  steps: Record<string, C | WrittenStep<C>>
  edges?: Record<string, string | string[]>
  cases?: Record<string, WrittenCase[]>
}
