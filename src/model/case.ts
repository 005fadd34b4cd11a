import type { DataSpec } from './data.ts'
import type { Location } from './location.ts'

/** A file that an output is to be like. */
export interface Golden {
  golden: string
  /** How far numbers may be apart, of themselves where they are large; 1e-9, unless told. */
  tolerance?: number
  /** Columns that are not compared. */
  ignore?: string[]
}

/** What a case expects of its run: its promises kept, or a clear refusal. */
export interface Expectation {
  fails?: string
  outputs?: Record<string, Golden>
}

/** One way to run a step. */
export interface Case {
  name: string
  inputs: Record<string, DataSpec>
  env: Record<string, string>
  /** Variables that are not set, though the contract has a value for them. */
  without?: string[]
  args: Record<string, string>
  expect: Expectation
  at?: Location | undefined
}
