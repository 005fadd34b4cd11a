import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { formOf } from '../../table/forms.ts'
import { isOtherKind } from '../../table/kinds.ts'
import { identifier, literal } from '../../table/sql.ts'
import { unlessSure } from '../sure.ts'

/** A form in text that is cast only where it fits: a cast alone would take far more. */
function isOtherText(name: string, column: Column): string {
  const form = formOf(column.type ?? 'string', column.nullable ?? false)
  const value = identifier(name)
  return unlessSure(name, column, {
    ofText: `NOT regexp_full_match(${value}, ${literal(form.pattern)}) OR TRY_CAST(${value} AS ${form.sql}) IS NULL`,
  })
}

/** Every value has the form in text of the column's `type`, and is one: no 31st of February, no `"1"` of JSON or Parquet for a number. */
export function type(name: string, column: Column): RowsCheck | undefined {
  if (column.type === undefined) return undefined
  const others = [isOtherKind(name, column.type), ...(column.type === 'string' ? [] : [isOtherText(name, column)])]
  return {
    on: 'rows',
    name: 'type',
    column: name,
    expects: phrase(column),
    advice: `write this column as ${column.type}, or declare the type that it has`,
    violates: `${identifier(name)} IS NOT NULL AND (${others.join(' OR ')})`,
  }
}
