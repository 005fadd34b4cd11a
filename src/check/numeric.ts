import { identifier, literal } from '../table/sql.ts'
import { castTo } from '../table/values.ts'

/** The number of a column, whatever is declared of it; a text that is none is NaN, which is within no bounds. */
export function numeric(name: string): string {
  const text = identifier(name)
  return `CASE WHEN ${text} IS NOT NULL THEN coalesce(${castTo('number', text)}, 'nan'::DOUBLE) END`
}

/** A number for use in SQL, to its last digit. */
export const double = (value: number): string => `${literal(String(value))}::DOUBLE`

/** A number as people read it. */
export const shownNumber = (value: number): string => String(Number(value.toPrecision(12)))
