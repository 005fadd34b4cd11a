import type { Limits } from '../model/contract.ts'
import type { Standing } from '../model/expectation.ts'
import type { Gates } from '../model/gates.ts'
import type { Kinds, ScriptKind } from '../model/kinds.ts'
import type { WrittenCase, WrittenSource } from '../shared/cases.ts'
import type { WrittenCheck } from '../shared/checkItems.ts'

type Values = Record<string, string | number | boolean>

export interface WrittenStep<C> {
  contract: C
  env?: Values
  args?: Values
  /** Of every run of it. */
  expect?: Standing
  gates?: Gates
  kinds?: Kinds<ScriptKind>
  /** Of its inputs, by their names. */
  sources?: Record<string, WrittenSource>
  limits?: Partial<Limits>
  /** The name of what runs it. */
  runner?: string
  python?: string
}

/** A node without a script: what comes in there, where it is told. */
export interface WrittenOutside {
  source?: WrittenSource
}

/** All but the contract: of a step that the `dag` has. */
export type Adjusted = Partial<Omit<WrittenStep<never>, 'contract'>>

/** A pipeline as it stands in a file; `C` is how a contract is named: by its path, or by itself. */
export interface WrittenPipeline<C = string> {
  $schema?: string
  name?: string
  description?: string
  /** A file of another notation that has nodes and edges; what stands here wins. */
  dag?: string
  /** A configuration that fills in what the `dag` leaves open. */
  config?: string
  steps?: Record<string, C | WrittenStep<C> | WrittenOutside | Adjusted | null>
  edges?: Record<string, string | string[]>
  /** Of a port, `step.port`, against those of any step. */
  checks?: Record<string, WrittenCheck[]>
  /** Some steps of a way through it, which is run by itself too. */
  paths?: string[][]
  gates?: Gates
  kinds?: Kinds
  /** Of each step, or the file that lists them. */
  cases?: Record<string, WrittenCase[] | string>
}
