import type { Contract } from './contract.ts'
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
  args: Record<string, string>
  expect: Expectation
  at?: Location | undefined
}

export interface Step {
  name: string
  contract: Contract
  env: Record<string, string>
  args: Record<string, string>
  cases: Case[]
  at?: Location | undefined
}

/** One end of an edge; without a port it is wired by name. */
export interface EdgeEnd {
  step: string
  port?: string
}

export interface Edge {
  from: EdgeEnd
  to: EdgeEnd
  at?: Location | undefined
}

export interface Pipeline {
  name: string
  file?: string | undefined
  steps: Record<string, Step>
  edges: Edge[]
  at?: Location | undefined
}

/** An edge whose two ports are known. */
export interface Link {
  from: Required<EdgeEnd>
  to: Required<EdgeEnd>
  at?: Location | undefined
}
