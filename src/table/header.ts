import { parse } from 'csv-parse/sync'
import type { Dialect } from './dialect.ts'
import { decoded, encodingNames } from './encoding.ts'
import { BrokenTable } from './formats/format.ts'
import { firstBytes, headOf } from './head.ts'

export type NewLine = '\n' | '\r\n' | '\r'

interface First {
  values: string[]
  newLine: NewLine
}

/** The parser ends a record after the first of two characters. */
function newLineAfter(raw: string, text: string): NewLine | undefined {
  const end = text.indexOf(raw) + raw.length
  if (!raw.endsWith('\r')) return raw.endsWith('\n') ? (raw.endsWith('\r\n') ? '\r\n' : '\n') : undefined
  return end < text.length ? (text[end] === '\n' ? '\r\n' : '\r') : undefined
}

/** The first record; `undefined` when more must be read to see its end. */
function firstRecord(text: string, { delimiter, quote }: Dialect, isWhole: boolean): First | undefined {
  try {
    const options = { delimiter, quote, escape: quote, to: 1, relax_column_count: true, raw: true } as const
    // with `raw` a record comes with its text, which its types do not know
    const [first] = parse(text, options) as unknown as { record: string[]; raw: string }[]
    const newLine = first && newLineAfter(first.raw, text)
    return first && (newLine || isWhole) ? { values: first.record, newLine: newLine ?? '\n' } : undefined
  } catch {
    if (!isWhole) return undefined
    throw new BrokenTable('header that ends inside a quote', 1)
  }
}

/** The first line of a file, read as far as it reaches; none where the file has nothing. */
function firstOf(file: string, dialect: Dialect, count = firstBytes): First | undefined {
  const { bytes, isWhole } = headOf(file, count)
  const text = decoded(bytes, dialect.encoding)
  if (text.trim() === '' && isWhole) return undefined
  const first = firstRecord(text, dialect, isWhole) ?? firstOf(file, dialect, count * 4)
  // what can not be decoded becomes this character
  if (first?.values.some((value) => value.includes('\uFFFD')))
    throw new BrokenTable(`header that is not ${encodingNames[dialect.encoding]}`, 1)
  return first
}

/** A column without a name, as pandas writes its index, gets the name that pandas gives it. */
const named = (names: string[]): string[] => names.map((name, index) => (name === '' ? `Unnamed: ${index}` : name))

/** The columns of a file: of its first line, else by their order, and then nothing at all is a table without rows. */
export function headerOf(file: string, dialect: Dialect): string[] {
  const values = firstOf(file, dialect)?.values
  if (!dialect.header) return values?.map((_, index) => dialect.names[index] ?? `column ${index + 1}`) ?? dialect.names
  if (!values) throw new BrokenTable('empty file', 1)
  return named(values)
}

/** How the lines of a file end, as its first one does: the engine takes one inside quotes for it. */
export const lineEndOf = (file: string, dialect: Dialect): NewLine => firstOf(file, dialect)?.newLine ?? '\n'
