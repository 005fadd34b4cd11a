import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { isBounded } from '../../table/accepts.ts'
import { identifier } from '../../table/sql.ts'
import { unlessSure } from '../sure.ts'

/** No number is NaN or infinite, unless the column says `allow`; NaN among bounds is told by them. */
export function allow(name: string, column: Column): RowsCheck | undefined {
  if (column.type !== 'number') return undefined
  const number = `TRY_CAST(${identifier(name)} AS DOUBLE)`
  const allowed = new Set(column.allow)
  const broken = [
    !allowed.has('nan') && !isBounded(column) && `isnan(${number})`,
    !allowed.has('infinity') && `isinf(${number})`,
  ].filter((condition) => condition !== false)
  if (broken.length === 0) return undefined
  return {
    on: 'rows',
    name: 'allow',
    column: name,
    expects: phrase(column),
    advice: 'find where it comes from, or write `allow: [nan, infinity]`',
    violates: unlessSure(name, column, { ofText: `coalesce(${broken.join(' OR ')}, false)` }),
  }
}
