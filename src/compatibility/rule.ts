import type { Column, ColumnType, Dataset, Port, Scalar } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Sampler } from '../model/sampler.ts'
import type { Dialect } from '../table/dialect.ts'

/** Why a promise does not satisfy a need: an error, and the consumer's, unless it says otherwise. */
export interface Conflict extends Partial<Pick<Finding, 'severity' | 'fault'>> {
  received: string
  expected: string
  advice: string
}

/** What a step before promises of a column to which another refers. */
export interface Target {
  column: Column
  /** `step.port.column` of that step. */
  place: string
  /** Whether these words at the producer of what refers mean this column. */
  isMeantBy(reference: string): boolean
  /** What to write there, if it has the port. */
  name?: string | undefined
}

/** How the values get from one side to the other. */
export interface Medium {
  sample: Sampler
  /** A value as the consumer finds it, where it is not as it went in. */
  read(promised: Column, value: Scalar): Scalar
  /** Whether a value comes out of the files as it went in. */
  holds(value: Scalar): boolean
  /** The types whose values are texts in the files; each is, where this is left out. */
  texts?: ColumnType[] | undefined
  /** Whether the files say of each column what it holds, as Parquet does. */
  hasTypes?: boolean
  /** What the steps before promise of the column that a reference of the consumer means; left out where there are no steps. */
  beside?: ((reference: string) => Target[]) | undefined
  /** How delimited text is written and read. */
  dialects?: { written: Dialect; read: Dialect } | undefined
}

/** With a value that the promised column allows and the needed one refuses, if there is one. */
export interface ColumnConflict extends Conflict {
  witness?: Scalar
}

/** One way in which a promised column may not satisfy a needed one. */
export type ColumnRule = (promised: Column, needed: Column, medium: Medium) => ColumnConflict | undefined

/** What is said of the rows that show a conflict; what is not said is as the producer promises. */
export interface Shape {
  values?: Record<string, Scalar>
  /** The column that is left out. */
  without?: string
  /** Columns that are there though they need not be. */
  including?: string[]
  /** The columns whose values a second row repeats. */
  repeats?: string[]
  isReversed?: boolean
}

/** A conflict of two datasets, or of one of their columns. */
export interface DatasetConflict extends Conflict {
  column?: string
  shape?: Shape
}

/** Two datasets, of which the needed one reads files of the promised one. */
export interface Pair {
  promised: Dataset
  needed: Dataset
  /** The columns as the producer calls them. */
  names: string[]
  /** Whether the needed dataset reads files of others too. */
  isShared: boolean
}

/** One way in which a promised dataset may not satisfy a needed one. */
export type DatasetRule = (pair: Pair) => DatasetConflict[]

/** One way in which the files of an output may not be those that an input looks for. */
export type FilesRule = (promised: Dataset[], needed: Dataset) => Conflict | undefined

/** One way in which an output as a whole may not satisfy an input. */
export type PortRule = (output: Port, input: Port) => Conflict | undefined
