import type { Case } from './case.ts'
import type { Contract } from './contract.ts'
import type { Location } from './location.ts'

export type { Case, Expectation } from './case.ts'

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
