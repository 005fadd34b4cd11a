import type { SampleRow } from '../model/finding.ts'
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

const from = (parts: Part[], format: Format): string =>
  parts.map(({ files, columns }) => `SELECT * FROM ${format.relation(files, columns)}`).join(' UNION ALL BY NAME ')

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

/** Opens the files of one dataset as one table; what can not be read is named, not thrown. */
export function openFiles(files: string[], format: Format): Table {
  const broken: BrokenFile[] = []
  let parts = partsOf(files, format, broken)
  const columns = [...new Set(parts.flatMap((part) => part.columns))]

  async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (parts.length === 0) return undefined
    try {
      return await run()
    } catch (error) {
      const before = broken.length
      parts = await readable(parts, format, broken)
      if (broken.length === before) throw error
      return attempt(run)
    }
  }

  async function sampleFile(part: Part, file: string, condition: string, limit: number): Promise<SampleRow[]> {
    const whole = parts.length > 0 ? from(parts, format) : ''
    const numbered = `SELECT row_number() OVER () AS "#row", * FROM ${format.relation([file], part.columns)}`
    const rows = await query(`WITH data AS (${whole}) SELECT * FROM (${numbered}) WHERE ${condition} LIMIT ${limit}`)
    return rows.map(plainRow)
  }

  async function sample(condition: string, limit: number): Promise<SampleRow[]> {
    const found: SampleRow[] = []
    for (const part of parts) {
      for (const file of part.files) {
        if (found.length >= limit) return found
        found.push(...(await sampleFile(part, file, condition, limit - found.length)))
      }
    }
    return found
  }

  return {
    columns,
    headers: parts,
    broken,
    async aggregate(expressions) {
      const list = expressions.map((expression, index) => `${expression} AS m${index}`).join(', ')
      const rows = await attempt(() => query(`SELECT ${list} FROM (${from(parts, format)})`))
      return expressions.map((_, index) => rows?.[0]?.[`m${index}`])
    },
    sample: async (condition, limit) => (await attempt(() => sample(condition, limit))) ?? [],
    rows: async (limit = Number.MAX_SAFE_INTEGER) =>
      ((await attempt(() => sample('true', limit))) ?? []).map(({ values }) => values),
  }
}
