import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { RecordBatch } from 'apache-arrow'
import type { ColumnType } from '../model/contract.ts'
import type { TableColumn } from '../model/table.ts'
import { arrow } from './arrow.ts'
import { arrowTable } from './arrowTable.ts'
import { engine } from './engine.ts'
import type { Format } from './formats/format.ts'
import { isGzip } from './gzip.ts'
import { Parts } from './parts.ts'
import { identifier, literal } from './sql.ts'
import { castTo } from './values.ts'

/** All rows as texts in SQL, and what each column is written as. */
export interface Rows {
  sql: string
  columns: TableColumn[]
}

interface Source {
  files: string[]
  format: Format
  columns: TableColumn[]
}

/** Hands out all rows of files that were read to their end before. */
export async function throughTexts<T>(source: Source, use: (rows: Rows) => Promise<T>): Promise<T> {
  const { files, format, columns } = source
  const parts = new Parts(format, engine)
  try {
    await parts.add(files)
    const all = parts.list.map((part) => parts.typed(part)).join(' UNION ALL BY NAME ')
    const names = columns.map(({ name }) => identifier(name)).join(', ')
    return await use({ sql: `SELECT ${names} FROM (${all})`, columns })
  } finally {
    await parts.drop()
  }
}

const typeOf = ({ type }: TableColumn): ColumnType => (type === 'other' ? 'string' : type)

/** Every column of its type, where the format has that. */
function valuesIn({ sql, columns }: Rows, isText: (type: ColumnType) => boolean): string {
  const list = columns.map((column) => {
    const [name, type] = [identifier(column.name), typeOf(column)]
    return `${isText(type) ? name : castTo(type, name)} AS ${name}`
  })
  return `SELECT ${list.join(', ')} FROM (${sql})`
}

const packed = (path: string): string => `COMPRESSION ${isGzip(path) ? 'gzip' : 'none'}`

/** The text that the engine writes is read back as it was: what is empty stands in quotes, nulls do not. */
const delimited =
  (delimiter: string) =>
  ({ sql }: Rows, path: string): Promise<unknown> =>
    engine.query(
      `COPY (${sql}) TO ${literal(path)} (FORMAT csv, HEADER true, DELIMITER ${literal(delimiter)}, QUOTE '"', ESCAPE '"', NULLSTR '', ${packed(path)})`,
    )

const ofJson = new Set<ColumnType>(['string', 'date', 'timestamp'])

const objects =
  (isArray: boolean) =>
  (rows: Rows, path: string): Promise<unknown> =>
    engine.query(
      `COPY (${valuesIn(rows, (type) => ofJson.has(type))}) TO ${literal(path)} (FORMAT json, ARRAY ${isArray}, ${packed(path)})`,
    )

const parquet = (rows: Rows, path: string): Promise<unknown> =>
  engine.query(`COPY (${valuesIn(rows, (type) => type === 'string')}) TO ${literal(path)} (FORMAT parquet)`)

/** So many rows are a batch: few enough to hold, enough to be worth their own header. */
const batchRows = 50_000

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

async function* batchesOf({ sql, columns }: Rows): AsyncGenerator<RecordBatch> {
  const batch = (texts: (string | null)[][]): RecordBatch[] =>
    arrowTable(
      columns.map((column, index) => ({ name: column.name, type: typeOf(column), values: texts[index] ?? [] })),
    ).batches
  let held: (string | null)[][] = columns.map(() => [])
  let count = 0
  for await (const chunk of engine.chunks(sql)) {
    for (const [index, values] of chunk.entries()) for (const value of values) held[index]?.push(asText(value))
    if ((held[0]?.length ?? 0) < batchRows) continue
    yield* batch(held)
    count++
    held = columns.map(() => [])
  }
  if (count === 0 || (held[0]?.length ?? 0) > 0) yield* batch(held)
}

async function ipc(rows: Rows, path: string): Promise<void> {
  const writer = new (arrow().RecordBatchFileWriter)()
  const packing = isGzip(path) ? [createGzip()] : []
  const written = pipeline([writer.toNodeStream(), ...packing, createWriteStream(path)])
  const feed = async (): Promise<void> => {
    for await (const batch of batchesOf(rows)) {
      writer.write(batch)
      // what is made goes to the disk before more is
      await setImmediate()
    }
    writer.finish()
  }
  await Promise.all([feed(), written])
}

/** How a table of any size is written as each format, a piece at a time. */
export const copies: Record<string, (rows: Rows, path: string) => Promise<unknown>> = {
  csv: delimited(','),
  tsv: delimited('\t'),
  json: objects(true),
  jsonl: objects(false),
  parquet,
  arrow: ipc,
}

/** What the values of a column become where it has a type. */
export interface Change {
  name: string
  /** Values that the type can not hold. */
  beyond: number
  /** Moments in another zone than UTC, and those with more than microseconds. */
  zoned: number
  finer: number
}

const count = (condition: string): string => `count(*) FILTER (WHERE ${condition})::DOUBLE`

/** Looks once at every value, for what the types would change. */
export async function changesOf({ sql, columns }: Rows): Promise<Change[]> {
  const typed = columns.filter((column) => typeOf(column) !== 'string')
  if (typed.length === 0) return []
  const list = typed.flatMap((column) => {
    const [name, type] = [identifier(column.name), typeOf(column)]
    const isMoment = type === 'timestamp'
    return [
      count(`${name} IS NOT NULL AND ${castTo(type, name)} IS NULL`),
      isMoment
        ? count(`regexp_matches(${name}, '[+-][0-9]{2}:?[0-9]{2}$') AND NOT regexp_matches(${name}, '[+-]00:?00$')`)
        : '0',
      isMoment ? count(`regexp_matches(${name}, '[.][0-9]{6}[0-9]*[1-9]')`) : '0',
    ]
  })
  const [found = []] = await engine.query(`SELECT ${list.join(', ')} FROM (${sql})`)
  return typed.map(({ name }, index) => {
    const [beyond = 0, zoned = 0, finer = 0] = found.slice(index * 3, index * 3 + 3).map(Number)
    return { name, beyond, zoned, finer }
  })
}
