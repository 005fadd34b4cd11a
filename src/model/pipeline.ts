import type { Case } from './case.ts'
import type { CheckItem, Contract, Warning } from './contract.ts'
import type { DataSpec } from './data.ts'
import type { Standing } from './expectation.ts'
import type { Gates } from './gates.ts'
import type { Kinds, ScriptKind } from './kinds.ts'
import type { Location } from './location.ts'
import type { Runner } from './runner.ts'

export type { Case, Expectation } from './case.ts'

export interface Step {
  name: string
  contract: Contract
  env: Record<string, string>
  args: Record<string, string>
  cases: Case[]
  /** What is expected of every run of it that does not refuse its input. */
  expect?: Standing
  /** What it has to reach when the pipeline runs from end to end. */
  gates?: Gates
  /** Which tests it gets. */
  kinds?: Kinds<ScriptKind>
  /** Where its inputs get their data, by their names. */
  sources?: Record<string, DataSpec>
  /** What runs it, by name or one of the user's own, and the Python that does. */
  runner?: string | Runner
  python?: string
  at?: Location | undefined
}

/** Steps as they follow each other: those that are named, and all that lie on the way. */
export interface Trail {
  named: string[]
  steps: string[]
  at?: Location | undefined
}

/** A node without a script: data comes in there from outside, or leaves. */
export interface Outside {
  name: string
  /** Of ports alone, where it is told which there are. */
  contract?: Contract
  /** What its consumers get; data made from their columns, unless told. */
  source?: DataSpec
  /** A script was looked for and no contract was found: the file that was expected, and the closest there is. */
  lost?: { expected: string; nearest: string | undefined; isScript?: boolean }
  /** The platform does it by itself: there is no script to write a contract for. */
  isService?: boolean
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
  /** `literal` is concluded from equal paths alone; `order` carries no data. `data`, unless told. */
  kind?: 'data' | 'literal' | 'order'
  at?: Location | undefined
}

export interface Pipeline {
  name: string
  file?: string | undefined
  /** The nodes with a script. */
  steps: Record<string, Step>
  /** The others. */
  outside: Record<string, Outside>
  edges: Edge[]
  /** What ports are checked for against those of any step, by `step.port`. */
  checks?: Record<string, CheckItem[]>
  /** What is run by itself too. */
  paths?: Trail[]
  /** What all of it has to reach. */
  gates?: Gates
  /** Which tests there are. */
  kinds?: Kinds
  /** What its notation says and a pipeline can not. */
  warnings: Warning[]
  at?: Location | undefined
}

/** An edge whose two ports are known. */
export interface Link extends Edge {
  from: Required<EdgeEnd>
  to: Required<EdgeEnd>
}
