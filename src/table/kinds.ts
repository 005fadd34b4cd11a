import type { ColumnType } from '../model/contract.ts'
import type { FileColumn } from './formats/format.ts'
import { identifier, literal } from './sql.ts'

/** What a value is in its file, beside its text: `text` where the format knows no types, `said` for a text of JSON. */
export type Kind = 'text' | 'said' | 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp' | 'other'

/** Each type and the kinds it is stored as; JSON has no dates but in texts. */
const kindsOf: Record<ColumnType, Kind[]> = {
  integer: ['text', 'integer', 'number'],
  number: ['text', 'integer', 'number'],
  boolean: ['text', 'boolean'],
  date: ['text', 'said', 'date'],
  timestamp: ['text', 'said', 'date', 'timestamp'],
  string: ['text', 'said', 'string'],
}

/** The column that tells the kinds of another. */
export const kindColumn = (name: string): string => identifier(`${name}\u0001kind`)

/** True for a value of a kind that is not the type, whatever its text is. */
export const isOtherKind = (name: string, type: ColumnType): string =>
  `${kindColumn(name)} NOT IN (${kindsOf[type].map(literal).join(', ')})`

interface Stored {
  /** The name of the type in the engine. */
  types: RegExp
  kind(value: string): string
  text(value: string): string
}

const varchar = (value: string): string => `${value}::VARCHAR`
const always = (kind: Kind) => (): string => literal(kind)

/** A value of JSON is told by how it begins; NaN and infinity, which Python writes, are numbers. */
const kindOfJson = (value: string): string => {
  const text = varchar(value)
  const kinds = [`WHEN '"' THEN 'said'`, `WHEN 't' THEN 'boolean'`, `WHEN 'f' THEN 'boolean'`]
  const nested = [`WHEN '{' THEN 'other'`, `WHEN '[' THEN 'other'`]
  const number = `CASE WHEN regexp_full_match(${text}, '-?[0-9]+') THEN 'integer' ELSE 'number' END`
  return `CASE left(${text}, 1) ${[...kinds, ...nested].join(' ')} ELSE ${number} END`
}

const stored: Stored[] = [
  { types: /\[\d*\]$|^(STRUCT|MAP)/, kind: always('other'), text: (value) => `to_json(${value})::VARCHAR` },
  { types: /^TEXT$/, kind: always('text'), text: (value) => value },
  { types: /^JSON$/, kind: kindOfJson, text: (value) => `${value}->>'$'` },
  { types: /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^DECIMAL\(\d+,0\)$/, kind: always('integer'), text: varchar },
  { types: /^(DECIMAL|FLOAT|DOUBLE)/, kind: always('number'), text: varchar },
  { types: /^BOOLEAN$/, kind: always('boolean'), text: varchar },
  { types: /^DATE$/, kind: always('date'), text: varchar },
  {
    types: /^TIMESTAMP WITH TIME ZONE$/,
    kind: always('timestamp'),
    text: (value) => `replace((${value} AT TIME ZONE 'UTC')::VARCHAR, ' ', 'T') || 'Z'`,
  },
  { types: /^TIMESTAMP/, kind: always('timestamp'), text: (value) => `replace(${value}::VARCHAR, ' ', 'T')` },
  { types: /^(VARCHAR|UUID|ENUM.*)$/, kind: always('string'), text: varchar },
]

/** What no text format has either: bytes, times, intervals. */
const unusual = { kind: always('other'), text: varchar }

/** The value of a column as text in our lexical form, and its kind. */
export function kindAndText({ name, type }: FileColumn): { text: string; kind: string } {
  const { text, kind } = stored.find(({ types }) => types.test(type)) ?? unusual
  const value = identifier(name)
  return { text: text(value), kind: kind(value) }
}

/** Both as columns of their own. */
export function readAs(column: FileColumn): { text: string; kind: string } {
  const { text, kind } = kindAndText(column)
  return { text: `${text} AS ${identifier(column.name)}`, kind: `${kind} AS ${kindColumn(column.name)}` }
}
