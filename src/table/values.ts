import type { ColumnType } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { forms } from './forms.ts'
import type { FileColumn } from './formats/format.ts'
import { identifier, literal } from './sql.ts'

/** What the columns of a table are wanted as, by name. */
export type Types = Record<string, ColumnType | 'other'>

const fits = (text: string, type: ColumnType): string => `regexp_full_match(${text}, ${literal(forms[type].pattern)})`

/** The engine takes `1.5` for the integer 2, `1_000` for 1000 and `yes` for true: no cast without a look at the text. */
const casts: Record<ColumnType, (text: string) => string> = {
  integer: (text) => {
    const cast = `TRY_CAST(${text} AS BIGINT)`
    const whole = `TRY_CAST(split_part(${text}, '.', 1) AS BIGINT)`
    // nearly all are written as the engine would write them, which is told in a third of the time
    return `CASE WHEN ${cast}::VARCHAR = ${text} THEN ${cast} WHEN regexp_full_match(${text}, '[+-]?[0-9]+([.]0+)?') THEN ${whole} END`
  },
  number: (text) =>
    `CASE WHEN NOT contains(${text}, '_') AND ${text}[1] > ' ' AND ${text}[-1] > ' ' THEN TRY_CAST(${text} AS DOUBLE) END`,
  boolean: (text) => `CASE WHEN ${fits(text, 'boolean')} THEN TRY_CAST(${text} AS BOOLEAN) END`,
  date: (text) => `CASE WHEN ${fits(text, 'date')} THEN TRY_CAST(${text} AS DATE) END`,
  timestamp: (text) => `CASE WHEN ${fits(text, 'timestamp')} THEN TRY_CAST(${text} AS TIMESTAMPTZ) END`,
  string: (text) => text,
}

/** A text as a value of a type; null where it is none. */
export const castTo = (type: ColumnType, text: string): string => casts[type](text)

const texts = new Map([
  ['TEXT', (value: string): string => value],
  ['JSON', (value: string): string => `(${value}->>'$')`],
])

/** A column of a file as a value: what the file has no type for is cast. */
export function valueOf({ name, type }: FileColumn, types: Types): string {
  const wanted = own(types, name) ?? 'other'
  const text = texts.get(type)?.(identifier(name))
  if (text === undefined) return identifier(name)
  return wanted === 'other' ? text : castTo(wanted, text)
}
