import type { ColumnType } from '../model/contract.ts'

interface Form {
  /** How a value of the type is written as text, as a regular expression. */
  pattern: string
  /** The type of the engine that such a text is cast to. */
  sql: string
}

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'
const zone = 'Z|[+-](0[0-9]|1[0-5]):?[0-5][0-9]'
const clock = `([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?(${zone})?)?`

/** The one form in text of each type; checked before any cast, which would take far more. */
export const forms: Record<ColumnType, Form> = {
  integer: { pattern: '[+-]?[0-9]+', sql: 'HUGEINT' },
  number: { pattern: '[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|inf|Infinity|nan|NaN)', sql: 'DOUBLE' },
  boolean: { pattern: 'true|false|True|False|TRUE|FALSE', sql: 'BOOLEAN' },
  date: { pattern: day, sql: 'DATE' },
  // pandas writes the day alone when all the times are midnight
  timestamp: { pattern: `${day}([T ]${clock})?`, sql: 'TIMESTAMPTZ' },
  string: { pattern: '(?s:.*)', sql: 'VARCHAR' },
}

/** Where nulls are allowed, pandas writes whole numbers with a `.0`. */
export function formOf(type: ColumnType, nullable: boolean): Form {
  const form = forms[type]
  return type === 'integer' && nullable ? { ...form, pattern: `${form.pattern}([.]0+)?` } : form
}
