import type { SampleRow } from '../model/finding.ts'
import type { Row } from '../model/data.ts'
import type { BrokenFile, Table } from '../model/table.ts'
import { query } from './engine.ts'
import { BrokenTable, type Format } from './formats/format.ts'
import { identifier } from './sql.ts'

interface Part {
  files: string[]
  columns: string[]
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
      if (!(error instanceof BrokenTable)) throw error
      broken.push({ file, reason: error.message, ...(error.line !== undefined && { line: error.line }) })
    }
  }
  return [...parts.values()]
}

/** The engine says `CSV Error on Line: 3`, then what is wrong in lines of its own. */
function brokenBy(file: string, error: unknown): BrokenFile {
  const text = error instanceof Error ? error.message : String(error)
  const line = /on Line: (\d+)/.exec(text)?.[1]
  const [, expected, found] = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text) ?? []
  if (text.includes('unterminated quote'))
    return { file, reason: 'a file that ends inside a quote', ...(line !== undefined && { line: Number(line) }) }
  const reason =
    found === undefined
      ? (text.split('\n').find((part) => !part.includes('Line:')) ?? text)
      : `a row of ${found} values under ${expected} columns`
  return { file, reason: reason.trim(), ...(line !== undefined && { line: Number(line) }) }
}

/** Leaves out the files that can not be read to their end, and says which. */
async function readable(parts: Part[], format: Format, broken: BrokenFile[]): Promise<Part[]> {
  const kept: Part[] = []
  for (const { files, columns } of parts) {
    const good: string[] = []
    for (const file of files) {
      try {
        await query(
          `SELECT count(*) FROM ${format.relation([file], columns)} WHERE ${columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' OR ')}`,
        )
        good.push(file)
      } catch (error) {
        broken.push(brokenBy(file, error))
      }
    }
    if (good.length > 0) kept.push({ files: good, columns })
  }
  return kept
}

const plainRow = ({ '#row': row, '#file': file, ...values }: Record<string, unknown>): SampleRow => ({
  file: String(file),
  row: Number(row),
  // every column is read as text, so a value is a string or null
  values: values as Record<string, string | null>,
})

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

  async #sampleFile(file: string, columns: string[], { condition, limit }: Wanted): Promise<SampleRow[]> {
    const numbered = `SELECT row_number() OVER () AS "#row", * FROM ${this.#format.relation([file], columns)}`
    const rows = await query(
      `WITH data AS (${this.#whole}) SELECT * FROM (${numbered}) WHERE ${condition} LIMIT ${limit}`,
    )
    return rows.map(plainRow)
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
    if (expressions.length === 0) return []
    const list = expressions.map((expression, index) => `${expression} AS m${index}`).join(', ')
    const rows = await this.#attempt(() => query(`SELECT ${list} FROM (${this.#whole})`))
    return expressions.map((_, index) => rows?.[0]?.[`m${index}`])
  }

  async sample(condition: string, limit: number): Promise<SampleRow[]> {
    return (await this.#attempt(() => this.#sampleAll({ condition, limit }))) ?? []
  }

  async rows(limit: number = Number.MAX_SAFE_INTEGER): Promise<Row[]> {
    return (await this.sample('true', limit)).map(({ values }) => values)
  }
}

interface Wanted {
  condition: string
  limit: number
}

export const openFiles = (files: string[], format: Format): Table => new FilesTable(files, format)
