import type { DataSpec } from './data.ts'
import type { Expectation } from './expectation.ts'
import type { Location } from './location.ts'

export type { Expectation, Golden } from './expectation.ts'

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
