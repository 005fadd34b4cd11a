import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { formOf } from '../../table/forms.ts'
import { identifier, literal } from '../../table/sql.ts'

/** Every value has the form in text of the column's `type`, and is one: no 31st of February. */
export function type(name: string, column: Column): RowsCheck | undefined {
  if (column.type === undefined || column.type === 'string') return undefined
  const form = formOf(column.type, column.nullable ?? false)
  const value = identifier(name)
  return {
    on: 'rows',
    name: 'type',
    column: name,
    expects: phrase(column),
    advice: `write this column as ${column.type}, or declare the type that it has`,
    violates: `${value} IS NOT NULL AND (NOT regexp_full_match(${value}, ${literal(form.pattern)}) OR TRY_CAST(${value} AS ${form.sql}) IS NULL)`,
  }
}
