import type { DataSpec } from './data.ts'
import type { Location } from './location.ts'

/** What a case expects of its run: its promises kept, or a clear refusal. */
export interface Expectation {
  fails?: string
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
