import { randomUUID } from 'node:crypto'
import type { BrokenFile } from '../model/table.ts'
import { brokenHeader, brokenRows } from './broken.ts'
import type { Store } from './feed.ts'
import type { FileColumn, Format } from './formats/format.ts'
import { demandWhole, isGzip } from './gzip.ts'
import { kindColumn, readAs } from './kinds.ts'
import { identifier, literal } from './sql.ts'
import { mentionedIn, valueOf, type Types } from './values.ts'

/** Files with the same columns: one relation, so that each is read by the names and types it has. */
export interface Part {
  files: string[]
  columns: FileColumn[]
  /** What the names of the files tell, as columns of their own. */
  told?: Record<string, string>
}

/** What the name of a file tells; the columns of the file itself come first. */
export type Told = (file: string) => Record<string, string>

export const namesOf = (columns: FileColumn[]): string[] => columns.map(({ name }) => name)

/** The engine skips what it is not asked for: to find a broken value every column must be read, and as text, for Parquet knows how many nulls it has. */
export const counts = (names: string[]): string[] => names.map((name) => `count(${identifier(name)})`)

/** The files of one dataset as the engine has them. */
export class Parts {
  readonly broken: BrokenFile[] = []
  readonly format: Format
  readonly #store: Store
  readonly #told: Told
  /** The tables of the files that were loaded, by file. */
  readonly #tables = new Map<string, string>()
  list: Part[] = []

  constructor(format: Format, store: Store, told: Told = () => ({})) {
    this.format = format
    this.#store = store
    this.#told = told
  }

  get files(): string[] {
    return this.list.flatMap(({ files }) => files)
  }

  async #columnsOf(file: string): Promise<FileColumn[]> {
    await demandWhole(file, this.format.isText ?? false)
    if (!('load' in this.format)) return this.format.columnsOf(file)
    const table = `loaded_${randomUUID().replaceAll('-', '')}`
    this.#tables.set(file, table)
    return this.format.load(file, table, this.#store)
  }

  async add(files: string[]): Promise<void> {
    const parts = new Map<string, Part>()
    for (const file of files) {
      try {
        const columns = await this.#columnsOf(file)
        const own = new Set(namesOf(columns).map((name) => name.toLowerCase()))
        const told = Object.entries(this.#told(file)).filter(([name]) => !own.has(name.toLowerCase()))
        const key = JSON.stringify([isGzip(file), columns.map(({ name, type }) => [name, type]), told])
        const part = parts.get(key) ?? { files: [], columns, told: Object.fromEntries(told) }
        part.files.push(file)
        parts.set(key, part)
      } catch (error) {
        this.broken.push(brokenHeader(file, error))
      }
    }
    this.list = [...parts.values()].filter(({ columns }) => columns.length > 0)
  }

  /** The rows of some files, as they are. */
  relation({ files, columns }: Part): string {
    if (!('load' in this.format)) return this.format.relation(files, columns)
    return `(${files.map((file) => `FROM ${this.#tables.get(file) ?? ''}`).join(' UNION ALL ')})`
  }

  /** Every column as text, beside it its kind, and what else some SQL mentions of it. */
  typed(part: Part, sql = ''): string {
    const list = part.columns.map(readAs).flatMap(({ text, kind }) => [text, kind])
    const told = Object.entries(part.told ?? {})
    for (const [name, value] of told)
      list.push(`${literal(value)} AS ${identifier(name)}`, `'text' AS ${kindColumn(name)}`)
    const all = [...part.columns, ...told.map(([name]) => ({ name, type: 'TEXT' }))]
    const { stored, above } = mentionedIn(sql, all)
    return above.reduce(
      (inner, layer) => `SELECT *, ${layer.join(', ')} FROM (${inner})`,
      `SELECT ${[...list, ...stored].join(', ')} FROM ${this.relation(part)}`,
    )
  }

  /** Every column as a value of the type that it is wanted as. */
  valued(types: Types): string {
    const selects = this.list.map((part) => {
      const list = part.columns.map((column) => `${valueOf(column, types)} AS ${identifier(column.name)}`)
      return `SELECT ${list.join(', ')} FROM ${this.relation(part)}`
    })
    return selects.join(' UNION ALL BY NAME ')
  }

  /** All parts as one table, with what some SQL mentions. */
  whole(sql?: string): string {
    return this.list.map((part) => this.typed(part, sql)).join(' UNION ALL BY NAME ')
  }

  /** Leaves out the files that can not be read to their end; tells whether there were any. */
  async prune(): Promise<boolean> {
    const before = this.broken.length
    const kept: Part[] = []
    for (const { files, ...part } of this.list) {
      const { columns } = part
      const good: string[] = []
      for (const file of files) {
        try {
          const all = this.typed({ files: [file], columns })
          await this.#store.query(`SELECT ${counts(namesOf(columns)).join(', ')} FROM (${all})`)
          good.push(file)
        } catch (error) {
          this.broken.push(brokenRows(file, error))
        }
      }
      if (good.length > 0) kept.push({ ...part, files: good })
    }
    this.list = kept
    return this.broken.length > before
  }

  /** Ends what was loaded. */
  async drop(): Promise<void> {
    const tables = [...this.#tables.values()]
    this.#tables.clear()
    for (const table of tables) await this.#store.query(`DROP TABLE IF EXISTS ${table}`)
  }
}
