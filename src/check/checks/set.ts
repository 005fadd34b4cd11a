import type { Column, Scalar } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier, literal } from '../../table/sql.ts'
import { spellings } from '../../table/text.ts'

function isOneOf(name: string, values: Scalar[]): string {
  const texts = `${identifier(name)} IN (${values.flatMap(spellings).map(literal).join(', ')})`
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return texts
  return `(${texts} OR coalesce(TRY_CAST(${identifier(name)} AS DOUBLE) IN (${numbers.join(', ')}), false))`
}

/** Every value is one of the column's `enum`, or its `const`. */
export function set(name: string, column: Column): RowsCheck | undefined {
  const values = column.const === undefined ? column.enum : [column.const]
  if (!values) return undefined
  return {
    on: 'rows',
    name: 'set',
    column: name,
    expects: phrase(column),
    advice: 'map these values to known ones, or add them to `enum`',
    violates: `NOT ${isOneOf(name, values)}`,
  }
}
