import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier } from '../../table/sql.ts'

/** Every number is within the bounds of the column; NaN is within none. */
export function range(name: string, column: Column): RowsCheck | undefined {
  const number = `TRY_CAST(${identifier(name)} AS DOUBLE)`
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = column
  const broken = [
    minimum !== undefined && `${number} < ${minimum}`,
    maximum !== undefined && `${number} > ${maximum}`,
    exclusiveMinimum !== undefined && `${number} <= ${exclusiveMinimum}`,
    exclusiveMaximum !== undefined && `${number} >= ${exclusiveMaximum}`,
    multipleOf !== undefined && `abs(${number} / ${multipleOf} - round(${number} / ${multipleOf})) > 1e-9`,
  ].filter((condition) => condition !== false)
  if (broken.length === 0) return undefined
  return {
    on: 'rows',
    name: 'range',
    column: name,
    expects: phrase(column),
    advice: 'mend the values, or widen the bounds',
    violates: `(isnan(${number}) OR ${broken.join(' OR ')})`,
  }
}
