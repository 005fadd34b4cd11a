import type { Column, ColumnType, CsvDialect } from './contract.ts'
import type { SampleRow } from './finding.ts'
import type { Row } from './data.ts'
import type { Scalar } from './scalar.ts'

/** A file that could not be read as its format. */
export interface BrokenFile {
  file: string
  line?: number
  reason: string
}

/** A row as texts, and what each value is in its file: JSON and Parquet tell a number from a text. */
export interface TableRow extends SampleRow {
  kinds: Record<string, string | null>
}

/** One dataset, opened: its columns, and SQL over its rows. */
export interface Table {
  /** The columns of all its files together. */
  columns: string[]
  /** The files by the header they have. */
  headers: { files: string[]; columns: string[] }[]
  /** Each file that could not be read; the rows are those of the others. */
  broken: BrokenFile[]
  /** All of its rows in SQL, each value as text. */
  readonly relation: string
  /** The same table, in whose SQL others can be asked for by these names, and itself as `data`. */
  beside(others: Record<string, Table>): Table
  /** One row of aggregates over the whole dataset; all that are asked for at the same time are one query. */
  aggregate(expressions: string[]): Promise<unknown[]>
  /** The first rows for which an expression in SQL is true. */
  sample(condition: string, limit: number): Promise<TableRow[]>
  rows(limit?: number): Promise<Row[]>
  /** Everything about the values of its columns; what is asked of the table at the same time is answered in the same scan. */
  profile(columns: Pick<TableColumn, 'name' | 'type'>[], exact: boolean): Promise<Profile>
  /** The rows of these numbers, counted from 1 in each file. */
  at(rowNumbers: number[]): Promise<TableRow[]>
  /** Ends what it keeps in memory, which only some formats need. */
  close(): Promise<void>
}

/** How a table is to be read; what is left out is told by the file. */
export interface Reading {
  format?: string | undefined
  columns?: Record<string, Column>
  csv?: CsvDialect
  /** As `read_csv` of pandas reads text: its null texts, integers with nulls as floats, booleans with nulls and dates as texts. */
  like?: 'pandas'
}

export interface TableColumn {
  name: string
  /** What its values are: declared, or else of the file, or else what all of them can be read as. */
  type: ColumnType | 'other'
  nulls: number
}

/** What a table is, before anybody looks at its values. */
export interface Description {
  files: string[]
  format: string
  csv?: CsvDialect
  rows: number
  columns: TableColumn[]
}

export interface ColumnProfile extends TableColumn {
  /** How many values are not of the type; the numbers below leave them out. */
  wrong: number
  distinct: number
  min: Scalar
  max: Scalar
  /** The most frequent values, the first of them first. */
  top: { value: Scalar; count?: number }[]
  mean?: number
  std?: number
  /** By the share of values that are not above it. */
  quantiles?: Record<string, number>
  /** How many values lie from one bound up to the next, the last included; where it is approximate, shares of all. */
  histogram?: { bounds: number[]; counts: number[] }
  /** Of texts, in characters. */
  lengths?: { min: number; mean: number; max: number }
}

export interface Profile {
  rows: number
  /** Whether `distinct`, `quantiles`, `histogram` and `top` are only close to right (≈), as they are of many rows. */
  approximate: boolean
  columns: ColumnProfile[]
}
