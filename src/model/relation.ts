import type { Location } from './location.ts'

/** What a relation needs to know; each relation takes some of it. */
export interface RelationOptions {
  /** The inputs whose rows are changed; all tables, unless told. */
  inputs?: string[]
  /** The outputs that are compared; all, unless told. */
  outputs?: string[]
  /** Columns that are not compared. */
  ignore?: string[]
  /** A column of an input: `port.column`. */
  column?: string
  /** What its numbers are multiplied by. */
  by?: number
  /** What columns of outputs are multiplied by then: `port.column`. */
  changes?: Record<string, number>
  /** A number in a JSON file of the outputs: `metrics.json#auc`. */
  metric?: string
}

/** How a script is to behave on inputs that are related to each other. */
export interface RelationItem {
  name: string
  options: RelationOptions
  at?: Location | undefined
}
