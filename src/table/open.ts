import type { SampleRow } from '../model/finding.ts'
import type { Row } from '../model/data.ts'
import type { BrokenFile, Table } from '../model/table.ts'
import { brokenHeader, brokenRows } from './broken.ts'
import { query } from './engine.ts'
import type { Format } from './formats/format.ts'
import { identifier } from './sql.ts'

interface Part {
  files: string[]
  columns: string[]
}

interface Wanted {
  condition: string
  limit: number
}

/** Files with the same header are one relation, so that each is read by the names it has. */
function partsOf(files: string[], format: Format, broken: BrokenFile[]): Part[] {
  const parts = new Map<string, Part>()
  for (const file of files) {
    try {
      const columns = format.columnsOf(file)
      const part = parts.get(JSON.stringify(columns)) ?? { files: [], columns }
      part.files.push(file)
      parts.set(JSON.stringify(columns), part)
    } catch (error) {
      broken.push(brokenHeader(file, error))
    }
  }
  return [...parts.values()]
}

/** The engine skips what it is not asked for: to find a broken value every column must be read. */
const everyColumn = 'count(COLUMNS(*))'

/** Leaves out the files that can not be read to their end, and says which. */
async function readable(parts: Part[], format: Format, broken: BrokenFile[]): Promise<Part[]> {
  const kept: Part[] = []
  for (const { files, columns } of parts) {
    const good: string[] = []
    for (const file of files) {
      try {
        await query(`SELECT ${everyColumn} FROM ${format.relation([file], columns)}`)
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

/** The files of one dataset as one table; what can not be read is named, not thrown. */
class FilesTable implements Table {
  readonly broken: BrokenFile[] = []
  readonly columns: string[]
  readonly headers: Part[]
  readonly #format: Format
  #parts: Part[]

  constructor(files: string[], format: Format) {
    this.#format = format
    this.headers = partsOf(files, format, this.broken)
    this.#parts = this.headers
    this.columns = [...new Set(this.headers.flatMap((part) => part.columns))]
  }

  get #whole(): string {
    return this.#parts
      .map(({ files, columns }) => `SELECT * FROM ${this.#format.relation(files, columns)}`)
      .join(' UNION ALL BY NAME ')
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
  #numbered(file: string, own: string[]): string {
    const known = new Set(own.map((name) => name.toLowerCase()))
    const others = this.columns.filter((name) => !known.has(name.toLowerCase()))
    const nulls = others.map((name) => `NULL::VARCHAR AS ${identifier(name)}`)
    const list = [`row_number() OVER () AS ${identifier(unusedName(this.columns))}`, '*', ...nulls].join(', ')
    return `SELECT ${list} FROM ${this.#format.relation([file], own)}`
  }

  async #sampleFile(file: string, own: string[], { condition, limit }: Wanted): Promise<SampleRow[]> {
    const rows = await query(
      `WITH data AS (${this.#whole}) SELECT * FROM (${this.#numbered(file, own)}) WHERE ${condition} LIMIT ${limit}`,
    )
    return rows.map(([row, ...values]) => ({
      file,
      row: Number(row),
      // every column is read as text, so a value is a string or null
      values: Object.fromEntries(own.map((name, index) => [name, values[index] as string | null])),
    }))
  }

  async #sampleAll({ condition, limit }: Wanted): Promise<SampleRow[]> {
    const found: SampleRow[] = []
    for (const { files, columns } of this.#parts) {
      for (const file of files) {
        if (found.length >= limit) return found
        found.push(...(await this.#sampleFile(file, columns, { condition, limit: limit - found.length })))
      }
    }
    return found
  }

  async aggregate(expressions: string[]): Promise<unknown[]> {
    const list = [...expressions, everyColumn].join(', ')
    const rows = await this.#attempt(() => query(`SELECT ${list} FROM (${this.#whole})`))
    return expressions.map((_, index) => rows?.[0]?.[index])
  }

  async sample(condition: string, limit: number): Promise<SampleRow[]> {
    return (await this.#attempt(() => this.#sampleAll({ condition, limit }))) ?? []
  }

  async rows(limit: number = Number.MAX_SAFE_INTEGER): Promise<Row[]> {
    return (await this.sample('true', limit)).map(({ values }) => values)
  }
}

/** Opens the files of one dataset as one table. */
export const openFiles = (files: string[], format: Format): Table => new FilesTable(files, format)
