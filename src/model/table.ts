import type { SampleRow } from './finding.ts'
import type { Row } from './data.ts'

/** A file that could not be read as its format. */
export interface BrokenFile {
  file: string
  line?: number
  reason: string
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
  sample(condition: string, limit: number): Promise<SampleRow[]>
  rows(limit?: number): Promise<Row[]>
}
