import type { Row } from '../model/data.ts'
import type { BrokenFile, Table, TableRow } from '../model/table.ts'
import { brokenHeader, brokenRows } from './broken.ts'
import { query } from './engine.ts'
import type { FileColumn, Format } from './formats/format.ts'
import { demandWhole, isGzip } from './gzip.ts'
import { kindColumn, readAs } from './kinds.ts'
import { identifier } from './sql.ts'

interface Part {
  files: string[]
  columns: FileColumn[]
}

interface Wanted {
  condition: string
  limit: number
}

const namesOf = (columns: FileColumn[]): string[] => columns.map(({ name }) => name)

/** Files with the same columns are one relation, so that each is read by the names and types it has. */
async function partsOf(files: string[], format: Format, broken: BrokenFile[]): Promise<Part[]> {
  const parts = new Map<string, Part>()
  for (const file of files) {
    try {
      await demandWhole(file)
      const columns = await format.columnsOf(file)
      const key = JSON.stringify([isGzip(file), columns.map(({ name, type }) => [name, type])])
      const part = parts.get(key) ?? { files: [], columns }
      part.files.push(file)
      parts.set(key, part)
    } catch (error) {
      broken.push(brokenHeader(file, error))
    }
  }
  return [...parts.values()].filter(({ columns }) => columns.length > 0)
}

/** The engine skips what it is not asked for: to find a broken value every column must be read, and as text, for Parquet knows how many nulls it has. */
const counts = (names: string[]): string[] => names.map((name) => `count(${identifier(name)})`)

/** Every column as text, and beside it its kind. */
function typed({ files, columns }: Part, format: Format): string {
  const list = columns.map(readAs).flatMap(({ text, kind }) => [text, kind])
  return `SELECT ${list.join(', ')} FROM ${format.relation(files, columns)}`
}

/** Leaves out the files that can not be read to their end, and says which. */
async function readable(parts: Part[], format: Format, broken: BrokenFile[]): Promise<Part[]> {
  const kept: Part[] = []
  for (const { files, columns } of parts) {
    const good: string[] = []
    for (const file of files) {
      try {
        await query(`SELECT ${counts(namesOf(columns)).join(', ')} FROM (${typed({ files: [file], columns }, format)})`)
        good.push(file)
      } catch (error) {
        broken.push(brokenRows(file, error))
      }
    }
    if (good.length > 0) kept.push({ files: good, columns })
  }
  return kept
}

/** Longer than the name of every column, so none of them. */
const unusedName = (columns: string[]): string => '#'.repeat(Math.max(...columns.map(({ length }) => length)) + 1)

const nothing = (name: string): string => `NULL::VARCHAR AS ${name}`

/** A value of the engine that was asked for as text. */
const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The files of one dataset as one table; what can not be read is named, not thrown. */
class FilesTable implements Table {
  readonly broken: BrokenFile[]
  readonly columns: string[]
  readonly headers: Table['headers']
  readonly #format: Format
  #parts: Part[]

  constructor(parts: Part[], broken: BrokenFile[], format: Format) {
    this.#format = format
    this.#parts = parts
    this.broken = broken
    this.headers = parts.map(({ files, columns }) => ({ files, columns: namesOf(columns) }))
    this.columns = [...new Set(this.headers.flatMap(({ columns }) => columns))]
  }

  get #whole(): string {
    return this.#parts.map((part) => typed(part, this.#format)).join(' UNION ALL BY NAME ')
  }

  /** Only when a query fails are the broken files looked for, so that good ones are read once. */
  async #attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (this.#parts.length === 0) return undefined
    try {
      return await run()
    } catch (error) {
      const before = this.broken.length
      this.#parts = await readable(this.#parts, this.#format, this.broken)
      if (this.broken.length === before) throw error
      return this.#attempt(run)
    }
  }

  /** One file with the number of each row in front; a column that only other files have is null. */
  #numbered(file: string, own: FileColumn[]): string {
    const names = namesOf(own)
    const known = new Set(names.map((name) => name.toLowerCase()))
    const others = this.columns.filter((name) => !known.has(name.toLowerCase()))
    const list = [
      `row_number() OVER () AS ${identifier(unusedName(this.columns))}`,
      ...names.map(identifier),
      ...names.map(kindColumn),
      ...others.flatMap((name) => [nothing(identifier(name)), nothing(kindColumn(name))]),
    ]
    return `SELECT ${list.join(', ')} FROM (${typed({ files: [file], columns: own }, this.#format)})`
  }

  async #sampleFile(file: string, own: FileColumn[], { condition, limit }: Wanted): Promise<TableRow[]> {
    const rows = await query(
      `WITH data AS (${this.#whole}) SELECT * FROM (${this.#numbered(file, own)}) WHERE ${condition} LIMIT ${limit}`,
    )
    const byName = (values: unknown[]): Record<string, string | null> =>
      Object.fromEntries(own.map(({ name }, index) => [name, asText(values[index])]))
    return rows.map(([row, ...values]) => ({
      file,
      row: Number(row),
      values: byName(values),
      kinds: byName(values.slice(own.length)),
    }))
  }

  async #sampleAll({ condition, limit }: Wanted): Promise<TableRow[]> {
    const found: TableRow[] = []
    for (const { files, columns } of this.#parts) {
      for (const file of files) {
        if (found.length >= limit) return found
        found.push(...(await this.#sampleFile(file, columns, { condition, limit: limit - found.length })))
      }
    }
    return found
  }

  async aggregate(expressions: string[]): Promise<unknown[]> {
    const list = [...expressions, ...counts(this.columns)].join(', ')
    const rows = await this.#attempt(() => query(`SELECT ${list} FROM (${this.#whole})`))
    return expressions.map((_, index) => rows?.[0]?.[index])
  }

  async sample(condition: string, limit: number): Promise<TableRow[]> {
    return (await this.#attempt(() => this.#sampleAll({ condition, limit }))) ?? []
  }

  async rows(limit: number = Number.MAX_SAFE_INTEGER): Promise<Row[]> {
    return (await this.sample('true', limit)).map(({ values }) => values)
  }
}

/** Opens the files of one dataset as one table. */
export async function openFiles(files: string[], format: Format): Promise<Table> {
  const broken: BrokenFile[] = []
  return new FilesTable(await partsOf(files, format, broken), broken, format)
}
