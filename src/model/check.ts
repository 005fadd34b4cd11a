import type { Dataset } from './contract.ts'
import type { Location } from './location.ts'
import type { Table, TableRow } from './table.ts'

/** What a check found wrong; what it leaves out is told from the rows. */
export interface Violation {
  column?: string
  received?: string
  expects?: string
  count?: number
  advice?: string
  /** The values of the check's column that are wrong. */
  among?: string[]
  /** A condition in SQL for the rows that are wrong, which are still to be counted. */
  where?: string
  /** Rows that show it, where the check has looked for them itself. */
  sample?: TableRow[]
  /** The port that those rows are of, if it is not the one that is checked. */
  of?: string
  /** What else there is to say, a line each. */
  notes?: string[]
}

/** How a check was called by its name. */
export interface Call {
  severity: 'error' | 'warning'
  /** Where it is called. */
  at?: Location | undefined
  /** The share that must pass; all, unless told. */
  mostly?: number
  /** What that is a share of. */
  denominator: 'rows' | 'values'
  /** What an error means that its SQL gave over these columns. */
  refused(error: unknown, columns: string[]): unknown
}

interface CheckBase {
  /** The name of the rule; also the finding's code. */
  name: string
  column?: string
  /** Others that it can not do without. */
  columns?: string[]
  expects: string
  advice: string
  /** It was called by its name: a column that is not there is a violation then. */
  call?: Call
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

/** Asks by queries of its own, also for the data of other ports. */
export interface TablesCheck extends CheckBase {
  on: 'tables'
  /** The ports, or `port.dataset`, that it compares with. */
  others: string[]
  /** The columns of each of them that it can not do without. */
  needs?: string[]
  find(data: Table, others: Record<string, Table>): Promise<Violation | undefined>
}

/** Looks at each document of JSON by itself. */
export interface DocumentCheck extends CheckBase {
  on: 'document'
  find(document: unknown): (Violation & { pointer: string })[]
}

/** What is checked over rows. */
export type DataCheck = ColumnsCheck | RowsCheck | TableCheck | TablesCheck

export type Check = DataCheck | DocumentCheck

/** What a check that is called by its name is about. */
export interface About {
  dataset: Dataset
  /** What another port of the same step, or `port.dataset`, declares. */
  other(name: string): Dataset
}

/** A check that contracts and tests call by its name. */
export interface NamedCheck<Options extends object, Main extends keyof Options = never> {
  /** What it demands, in a sentence. */
  says: string
  /** Why that matters, in a sentence. */
  why: string
  /** The option that a scalar or a list stands for, in place of a map of options. */
  main?: Main & string
  /** A JSON Schema of each option. */
  options: Record<keyof Options & string, object>
  required?: (keyof Options & string)[]
  /** Options that are paths of files: they resolve from the file that has the call, and have to be there. */
  files?: (keyof Options & string)[]
  /** What `mostly` is a share of; without it, the check is kept or broken as a whole. */
  denominator?: Call['denominator']
  make(options: Options, about: About): DataCheck[]
}
