import type { Scalar } from '../../model/contract.ts'

/** Reads and writes one kind of file. */
export interface Format {
  name: string
  extensions: string[]
  /** The names of the columns, without reading the rows; throws a `BrokenTable` when there are none. */
  columnsOf(file: string): string[]
  /** The files as a relation in SQL, every column as text. */
  relation(files: string[], columns: string[]): string
  /** Values as a line of the file; the engine takes a millisecond to write even one. */
  lineOf(values: Scalar[]): string
}

/** A file that is not what its format says. */
export class BrokenTable extends Error {
  readonly line: number | undefined

  constructor(reason: string, line?: number) {
    super(reason)
    this.line = line
  }
}
