import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Anonymise, AnonymiseWord } from '../model/anonymise.ts'
import type { ColumnType } from '../model/scalar.ts'
import { hashKey } from '../shared/hashKey.ts'
import { own } from '../shared/own.ts'
import { anonymised } from './anonymised.ts'
import { engine, EngineError } from './engine.ts'
import type { FileColumn, Format } from './formats/format.ts'
import { isGzip } from './gzip.ts'
import { kindAndText } from './kinds.ts'
import { namesOf, Parts } from './parts.ts'
import { identifier, literal } from './sql.ts'
import { demandWhole } from './whole.ts'

interface Files {
  from: string
  to: string
  format: Format
  /** Of which data errors tell. */
  place: string
}

interface Written {
  files: Files
  parts: Parts
  columns: FileColumn[]
  words: Anonymise
}

const number = literal('-?[0-9]+([.][0-9]+)?')

/** A text as the file had its value: a number of JSON stays one, and columns of Parquet keep their types. */
function storedAs(text: string, column: FileColumn): string {
  const { type } = column
  if (type === 'TEXT') return text
  if (type === 'JSON') {
    const isNumber = `${kindAndText(column).kind} IN ('integer', 'number') AND regexp_full_match(${text}, ${number})`
    return `CASE WHEN ${isNumber} THEN TRY_CAST(${text} AS JSON) WHEN ${text} IS NOT NULL THEN to_json(${text}) END`
  }
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(type)) return `TRY_CAST(${text} AS BIGINT)`
  return /^(DECIMAL|FLOAT|DOUBLE|DATE|TIMESTAMP)/.test(type) ? `TRY_CAST(${text} AS ${type})` : text
}

const typeFor = ({ type }: FileColumn): ColumnType => {
  if (/INT/.test(type)) return 'integer'
  if (/^(DECIMAL|FLOAT|DOUBLE)/.test(type)) return 'number'
  if (type.startsWith('TIMESTAMP')) return 'timestamp'
  return type === 'DATE' ? 'date' : 'string'
}

const keyFor = (words: Anonymise, place: string): string =>
  Object.entries(words)
    .filter(([, word]) => word === 'hash')
    .map(([name]) => hashKey(`${place}.${name}`))[0] ?? ''

/** What is selected of each column; what is dropped is not. */
function selected({ columns, words, files }: Written, isText: boolean): string[] {
  const key = keyFor(words, files.place)
  const change = (column: FileColumn, word: AnonymiseWord | undefined): string => {
    const { text } = kindAndText(column)
    if (word === undefined || word === 'keep' || word === 'drop') return isText ? text : identifier(column.name)
    const changed = anonymised(`(${text})`, word, key)
    return isText ? changed : storedAs(`(${changed})`, column)
  }
  return columns
    .filter(({ name }) => own(words, name) !== 'drop')
    .map((column) => `${change(column, own(words, column.name))} AS ${identifier(column.name)}`)
}

const relationOf = ({ parts, columns, files }: Written): string => parts.relation({ files: [files.from], columns })

/** The engine writes what it can: no row passes through here. */
async function copy(written: Written, how: string): Promise<void> {
  const { from, to } = written.files
  const packed = isGzip(from) && !how.includes('parquet') ? ', COMPRESSION gzip' : ''
  const list = selected(written, false).join(', ')
  await engine.query(`COPY (SELECT ${list} FROM ${relationOf(written)}) TO ${literal(to)} (${how}${packed})`)
}

/** Whatever the engine was asked for is a text. */
const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

async function write(written: Written): Promise<void> {
  const { files, columns, words } = written
  const kept = columns.filter(({ name }) => own(words, name) !== 'drop')
  const found = await engine.query(`SELECT ${selected(written, true).join(', ')} FROM ${relationOf(written)}`)
  const rows = found.map((values) => Object.fromEntries(kept.map(({ name }, index) => [name, asText(values[index])])))
  const types = Object.fromEntries(kept.map((column) => [column.name, typeFor(column)]))
  await files.format.write(files.to, { columns: namesOf(kept), rows, types })
}

/** What the engine says may hold what is to be hidden. */
const failed = ({ place, format }: Files): Error =>
  new EngineError(`${place} could not be anonymised as ${format.name}`)

/** Writes a file anew without what is to be hidden, in the same format, and tells the columns that it had. */
export async function anonymiseFile(files: Files, words: Anonymise): Promise<string[]> {
  const { from, to, format } = files
  const parts = new Parts(format, engine)
  try {
    await parts.add([from])
    demandWhole(parts, format.name)
    const [part] = parts.list
    const written = { files, parts, words, columns: part?.columns ?? [] }
    mkdirSync(dirname(to), { recursive: true })
    if (!part) await format.write(to, { columns: [], rows: [] })
    else await (format.copy === undefined ? write(written) : copy(written, format.copy))
    return namesOf(written.columns)
  } catch (error) {
    rmSync(to, { force: true })
    if (!(error instanceof EngineError)) throw error
    if (await parts.prune()) demandWhole(parts, format.name)
    throw failed(files)
  } finally {
    await parts.drop()
  }
}
