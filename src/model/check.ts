/** What a check found wrong; what it leaves out is told from the rows. */
export interface Violation {
  column?: string
  received?: string
  expects?: string
  count?: number
  advice?: string
  /** The values of the check's column that are wrong. */
  among?: string[]
}

interface CheckBase {
  /** The name of the rule; also the finding's code. */
  name: string
  column?: string
  /** Others that it can not do without. */
  columns?: string[]
  expects: string
  advice: string
}

/** Looks at the names of the columns only. */
export interface ColumnsCheck extends CheckBase {
  on: 'columns'
  find(columns: string[]): Violation[]
}

/** A condition in SQL that a bad row fulfils. */
export interface RowsCheck extends CheckBase {
  on: 'rows'
  violates: string
}

/** An aggregate in SQL over the whole dataset. */
export interface TableCheck extends CheckBase {
  on: 'table'
  measure: string
  find(value: unknown): Violation | undefined
  /** A condition for the rows to show, where the whole dataset is called `data`. */
  sample?: string
}

/** Looks at each document of JSON by itself. */
export interface DocumentCheck extends CheckBase {
  on: 'document'
  find(document: unknown): (Violation & { pointer: string })[]
}

export type Check = ColumnsCheck | RowsCheck | TableCheck | DocumentCheck
