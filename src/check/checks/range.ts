import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier } from '../../table/sql.ts'
import { textOf } from '../../table/text.ts'
import { unlessSure } from '../sure.ts'

/** Dividing what is written in decimals leaves a rest in the last of its 15 digits. */
const isNoMultiple = (number: string, step: number): string => {
  const quotient = `(${number} / ${step})`
  return `abs(${quotient} - round(${quotient})) > greatest(1e-9, abs(${quotient}) * 4e-16)`
}

/** Whole numbers are compared as such: beyond 2^53 two neighbours are one DOUBLE. */
const numberOf = (name: string, { type }: Column): string =>
  `TRY_CAST(${identifier(name)} AS ${type === 'integer' ? 'HUGEINT' : 'DOUBLE'})`

const isWhole = ({ type, multipleOf }: Column): boolean => type === 'integer' && Number.isSafeInteger(multipleOf)

function outside(number: string, column: Column): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = column
  const broken = [
    minimum !== undefined && `${number} < ${textOf(minimum)}`,
    maximum !== undefined && `${number} > ${textOf(maximum)}`,
    exclusiveMinimum !== undefined && `${number} <= ${textOf(exclusiveMinimum)}`,
    exclusiveMaximum !== undefined && `${number} >= ${textOf(exclusiveMaximum)}`,
    multipleOf !== undefined &&
      (isWhole(column) ? `${number} % ${multipleOf} <> 0` : isNoMultiple(`${number}::DOUBLE`, multipleOf)),
  ]
  return broken.filter((condition) => condition !== false).join(' OR ')
}

/** Every number is within the bounds of the column; NaN is within none, unless it is allowed. */
export function range(name: string, column: Column): RowsCheck | undefined {
  const broken = outside(numberOf(name, column), column)
  if (broken === '') return undefined
  const isNan = `coalesce(isnan(TRY_CAST(${identifier(name)} AS DOUBLE)), false)`
  const ofText = column.allow?.includes('nan') ? `NOT ${isNan} AND (${broken})` : `${isNan} OR ${broken}`
  return {
    on: 'rows',
    name: 'range',
    column: name,
    expects: phrase(column),
    advice: 'mend the values, or widen the bounds',
    violates: unlessSure(name, column, { ofText, ofValue: (value) => `(${outside(value, column)})` }),
  }
}
