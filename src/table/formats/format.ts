import type { ColumnType, CsvDialect } from '../../model/contract.ts'
import type { ColumnValues, Row } from '../../model/data.ts'
import type { Store } from '../feed.ts'

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

interface Named {
  name: string
  extensions: string[]
  /** Its files are text in which no byte is NUL. */
  isText?: boolean
  /** The types whose values are texts in it; each is, where this is left out. */
  textTypes?: ColumnType[]
  /** The names of the columns, where the head of a file tells them. */
  namesIn?(file: string): string[]
  /** The same format as a contract describes it. */
  inDialect?(dialect: CsvDialect, names: string[]): Format
  /** How the engine writes it, where it can. */
  copy?: string | undefined
  write(path: string, content: Content): Promise<void>
  /** Large tables by their columns; where it is left out they are written by rows. */
  writeColumns?(path: string, columns: ColumnValues[]): Promise<void>
}

/** What the engine reads where it lies. */
interface Native extends Named {
  /** The columns of a file; throws a `BrokenTable` when it can have none, gives none when it has no rows to tell them. */
  columnsOf(file: string): Promise<FileColumn[]>
  /** The files as a relation in SQL, with the columns as they are. */
  relation(files: string[], columns: FileColumn[]): string
}

/** What the engine can not read: its rows are put into a table of the engine first. */
export interface Loaded extends Named {
  /** Fills a table of this name, and tells its columns; throws a `BrokenTable` when the file is not what it should be. */
  load(file: string, table: string, store: Store): Promise<FileColumn[]>
}

/** Reads and writes one kind of file. */
export type Format = Native | Loaded

/** A file that is not what its format says. */
export class BrokenTable extends Error {
  readonly line: number | undefined

  constructor(reason: string, line?: number) {
    super(reason)
    this.line = line
  }
}
