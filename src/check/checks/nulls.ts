import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier } from '../../table/sql.ts'

/** No value is null, unless the column is `nullable`. */
export function nulls(name: string, column: Column): RowsCheck | undefined {
  if (column.nullable) return undefined
  return {
    on: 'rows',
    name: 'nulls',
    column: name,
    expects: phrase(column),
    advice: 'fill or drop these rows, or write `nullable: true`',
    violates: `${identifier(name)} IS NULL`,
  }
}
