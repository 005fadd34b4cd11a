import type { ColumnType } from '../../model/contract.ts'
import type { Row } from '../../model/data.ts'

/** One column as a file has it: its type is the engine's, or `TEXT` where the format knows none. */
export interface FileColumn {
  name: string
  type: string
}

/** What is written as one file; a declared type tells how its values are stored. */
export interface Content {
  columns: string[]
  rows: Row[]
  types?: Record<string, ColumnType | undefined>
}

/** Reads and writes one kind of file. */
export interface Format {
  name: string
  extensions: string[]
  /** The types whose values are texts in it; each is, where this is left out. */
  textTypes?: ColumnType[]
  /** The columns of a file; throws a `BrokenTable` when it can have none, gives none when it has no rows to tell them. */
  columnsOf(file: string): Promise<FileColumn[]>
  /** Their names, where the head of a file tells them. */
  namesIn?(file: string): string[]
  /** The files as a relation in SQL, with the columns as they are. */
  relation(files: string[], columns: FileColumn[]): string
  write(path: string, content: Content): Promise<void>
}

/** A file that is not what its format says. */
export class BrokenTable extends Error {
  readonly line: number | undefined

  constructor(reason: string, line?: number) {
    super(reason)
    this.line = line
  }
}
