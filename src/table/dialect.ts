import type { CsvDialect, Scalar } from '../model/contract.ts'
import { compressionOf } from './gzip.ts'
import { literal, literalPaths } from './sql.ts'
import { textOf } from './text.ts'

/** What `read_csv` of pandas takes for a missing value, unless it is told otherwise. */
const pandasNulls =
  '|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null'.split('|')

/** How a file of text with delimiters is written, with nothing left open. */
export interface Dialect extends Required<Omit<CsvDialect, 'nulls'>> {
  nulls: string[]
  /** Whether a null text means null inside quotes too, as pandas has it. */
  quotedNulls: boolean
  /** What the columns are called where there is no header. */
  names: string[]
}

/** The dialect of a contract, where it says nothing that of its format. */
export function dialectOf(written: CsvDialect, delimiter: string, names: string[] = []): Dialect {
  const { nulls = [''] } = written
  const spelled = nulls === 'pandas' ? { nulls: pandasNulls, quotedNulls: true } : { nulls, quotedNulls: false }
  return { header: true, delimiter, quote: '"', encoding: 'utf-8', names, ...written, ...spelled }
}

interface Files {
  files: string[]
  names: string[]
  newLine: string
}

const unwritten = '\u{10fffe}null\u{10ffff}'

/** The files as a relation in SQL: every column a text, and nothing guessed at. */
export function relationIn(dialect: Dialect, { files, names, newLine }: Files): string {
  const { header, delimiter, quote, encoding, nulls, quotedNulls } = dialect
  const types = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  const marks = `delim = ${literal(delimiter)}, quote = ${literal(quote)}, escape = ${literal(quote)}, new_line = ${literal(JSON.stringify(newLine).slice(1, -1))}`
  // the engine demands one: what nobody writes stands for none
  const missing = `nullstr = [${(nulls.length > 0 ? nulls : [unwritten]).map(literal).join(', ')}], allow_quoted_nulls = ${quotedNulls}`
  const how = `auto_detect = false, header = ${header}, encoding = ${literal(encoding)}, ${compressionOf(files)}`
  return `read_csv(${literalPaths(files)}, columns = {${types}}, ${marks}, ${missing}, ${how})`
}

/** A null is the first of the texts that mean one; any other text that looks like one is quoted. */
export function writtenIn({ delimiter, quote, nulls }: Dialect, value: Scalar): string {
  if (value === null) return nulls[0] ?? ''
  const text = textOf(value)
  const plain = text !== '' && !/[\r\n]/.test(text) && !text.includes(quote) && !text.includes(delimiter)
  return plain && !nulls.includes(text) ? text : `${quote}${text.replaceAll(quote, quote + quote)}${quote}`
}

/** How the engine writes such a file. */
export function copiedIn({ header, delimiter, quote, nulls, quotedNulls }: Dialect): string {
  const [missing = '', ...others] = nulls
  // a text that looks like a null is told from one by its quotes
  const quoted = others.length > 0 && !quotedNulls ? ', FORCE_QUOTE *' : ''
  const marks = `DELIMITER ${literal(delimiter)}, QUOTE ${literal(quote)}, ESCAPE ${literal(quote)}`
  return `FORMAT csv, HEADER ${header}, ${marks}, NULLSTR ${literal(missing)}${quoted}`
}
