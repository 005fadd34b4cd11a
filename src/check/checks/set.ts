import type { Column, Scalar } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier, literal } from '../../table/sql.ts'
import { spellings } from '../../table/text.ts'
import { unlessSure } from '../sure.ts'

function isOneOf(name: string, values: Scalar[]): string {
  const texts = `${identifier(name)} IN (${values.flatMap(spellings).map(literal).join(', ')})`
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return texts
  return `(${texts} OR coalesce(TRY_CAST(${identifier(name)} AS DOUBLE) IN (${numbers.join(', ')}), false))`
}

/** Whole numbers without a gap take one comparison, not one each. */
function isNoneOf(value: string, numbers: number[], { type }: Column): string {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const isGapless = numbers.every(Number.isSafeInteger) && new Set(numbers).size === high - low + 1
  return isGapless && type === 'integer'
    ? `(${value} NOT BETWEEN ${low} AND ${high})`
    : `(${value} NOT IN (${numbers.join(', ')}))`
}

/** Every value is one of the column's `enum`, or its `const`. */
export function set(name: string, column: Column): RowsCheck | undefined {
  const values = column.const === undefined ? column.enum : [column.const]
  if (!values) return undefined
  const numbers = values.filter((value) => typeof value === 'number')
  const ofText = `NOT ${isOneOf(name, values)}`
  return {
    on: 'rows',
    name: 'set',
    column: name,
    expects: phrase(column),
    advice: 'map these values to known ones, or add them to `enum`',
    violates:
      numbers.length === 0 || numbers.length < values.length
        ? ofText
        : unlessSure(name, column, { ofText, ofValue: (value) => isNoneOf(value, numbers, column) }),
  }
}
