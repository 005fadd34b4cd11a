import { basename } from 'node:path'
import type { Table as ArrowTable } from 'apache-arrow'
import { PipeproofError } from '../errors.ts'
import type { ColumnValues, Row } from '../model/data.ts'
import type { SampleRow } from '../model/finding.ts'
import type { Description, Profile, Reading, Table, TableColumn } from '../model/table.ts'
import { arrowTable } from './arrowTable.ts'
import { detect } from './detect.ts'
import type { Format } from './formats/format.ts'
import { jsValue } from './jsValue.ts'
import { openFiles } from './open.ts'
import { queryAlone } from './queryAlone.ts'
import type { Types } from './values.ts'

interface Opened {
  files: string[]
  format: Format
  reading: Reading
}

/** A table that was opened: nothing is read before it is asked for; a file that can not be read is an error. */
export class DataTable {
  readonly #opened: Opened
  readonly #table: Table
  #detected: Promise<{ rows: number; columns: TableColumn[] }> | undefined

  private constructor(opened: Opened, table: Table) {
    this.#opened = opened
    this.#table = table
  }

  static async open(opened: Opened): Promise<DataTable> {
    const made = new DataTable(opened, await openFiles(opened.files, opened.format))
    made.#demandWhole()
    return made
  }

  #demandWhole(): void {
    const [broken] = this.#table.broken
    if (!broken) return
    const line = broken.line === undefined ? '' : `, line ${broken.line}`
    throw new PipeproofError('wrongValue', {
      received: broken.reason,
      place: `\`${basename(broken.file)}\`${line}`,
      expected: `a file that can be read as ${this.#opened.format.name}`,
      advice: 'mend how it is written',
    })
  }

  /** What is found broken only while reading is told too. */
  async #whole<T>(read: Promise<T>): Promise<T> {
    const result = await read
    this.#demandWhole()
    return result
  }

  #detect(): Promise<{ rows: number; columns: TableColumn[] }> {
    return (this.#detected ??= this.#whole(detect(this.#table, this.#opened.reading)))
  }

  async #types(): Promise<Types> {
    const { columns: declared = {}, like } = this.#opened.reading
    const isTold = like === undefined && this.#table.columns.every((name) => declared[name]?.type !== undefined)
    const told = isTold ? this.#table.columns.map((name) => ({ name, type: declared[name]?.type })) : undefined
    const columns = told ?? (await this.#detect()).columns
    return Object.fromEntries(columns.map(({ name, type }) => [name, type ?? 'string']))
  }

  /** Whether all its files have the same columns. */
  get isOfOneShape(): boolean {
    return new Set(this.#table.headers.map(({ columns }) => JSON.stringify(columns))).size < 2
  }

  /** Its files, how they are written, rows and columns. */
  async describe(): Promise<Description> {
    const { files, format, reading } = this.#opened
    return { files, format: format.name, ...(reading.csv && { csv: reading.csv }), ...(await this.#detect()) }
  }

  /** Everything about the values of each column in one scan; of more than 100,000 rows approximate, unless `exact`
   * asks for all to be counted out. */
  async profile({ exact = false }: { exact?: boolean } = {}): Promise<Profile> {
    const types = await this.#types()
    const columns = this.#table.columns.map((name) => ({ name, type: types[name] ?? 'other' }))
    return this.#whole(this.#table.profile(columns, exact))
  }

  /** Its rows; a value that is not of its column's type stays a text, as do whole numbers beyond 2^53. */
  async rows(limit?: number): Promise<Row[]> {
    const types = await this.#types()
    const rows = await this.#whole(this.#table.rows(limit))
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, text]) => [name, jsValue(text, types[name] ?? 'other')])),
    )
  }

  /** All of it by its columns, in memory. */
  async toColumns(): Promise<ColumnValues[]> {
    const types = await this.#types()
    const rows = await this.#whole(this.#table.rows())
    return this.#table.columns.map((name) => {
      const type = types[name] ?? 'other'
      return { name, type: type === 'other' ? 'string' : type, values: rows.map((row) => row[name] ?? null) }
    })
  }

  /** All of it, in memory. */
  async toArrow(): Promise<ArrowTable> {
    return arrowTable(await this.toColumns())
  }

  /** The rows of these numbers, counted from 1 in each file, as findings count them. */
  async sample(rowNumbers: number[]): Promise<SampleRow[]> {
    const rows = await this.#whole(this.#table.at(rowNumbers))
    return rows.map(({ file, row, values }) => ({ file, row, values }))
  }

  /** The rows of one `SELECT` over the table `data`; it can read nothing else, and write nothing. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    return queryAlone({ ...this.#opened, types: await this.#types() }, sql)
  }

  /** Ends what it keeps in memory, which only Arrow and formats of your own need. */
  close(): Promise<void> {
    return this.#table.close()
  }
}
