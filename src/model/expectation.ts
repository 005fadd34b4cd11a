import type { Anonymise } from './anonymise.ts'
import type { Scalar } from './scalar.ts'

/** A file that an output is to be like. */
export interface Golden {
  golden: string
  /** How far numbers may be apart, of themselves where they are large; 1e-9, unless told. */
  tolerance?: number
  /** Columns that are not compared. */
  ignore?: string[]
  /** What becomes of columns of the output before it is compared or kept. */
  anonymise?: Anonymise
}

/** A value as it is to be, a comparison (`>= 0.9`, `0.8..1`, `0.9 ± 0.01`, `!= x`), or its bounds. */
export type Wanted = Scalar | { min?: number; max?: number }

/** What a run may use at most. */
export interface Budget {
  seconds?: number
  cpuSeconds?: number
  memoryMb?: number
  readMb?: number
  writtenMb?: number
  /** The files of its outputs together. */
  outputMb?: number
}

/** What must be true of a run, said in its measures, rows and metrics. */
export interface RunRule {
  name: string
  expression: string
  severity?: 'error' | 'warning'
  advice?: string
}

/** What is expected of a run beyond the promises of its contract. */
export interface Expectation {
  /** That it refuses its input, and what it says then. */
  fails?: string
  outputs?: Record<string, Golden>
  /** Values in the JSON files of its outputs, by the file and the path in it. */
  metrics?: Record<string, Record<string, Wanted>>
  /** Files below its outputs that are there and not empty. */
  files?: string[]
  /** How many rows an output has: `port` or `port.dataset`. */
  rows?: Record<string, Wanted>
  /** What some line of its log says: a text, or `/…/`. */
  log?: string[]
  /** What no line says. */
  noLog?: string[]
  noWarnings?: boolean
  budget?: Budget
  rules?: RunRule[]
}

/** What can be expected of every run of a script. */
export type Standing = Omit<Expectation, 'fails' | 'outputs'>
