import type { SampleRow } from './finding.ts'
import type { Row } from './data.ts'

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
  /** One row of aggregates over the whole dataset. */
  aggregate(expressions: string[]): Promise<unknown[]>
  /** The first rows for which an expression in SQL is true. */
  sample(condition: string, limit: number): Promise<TableRow[]>
  rows(limit?: number): Promise<Row[]>
  /** Ends what it keeps in memory, which only some formats need. */
  close(): Promise<void>
}
