import type { Column } from '../../model/contract.ts'
import type { RowsCheck, TableCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { percent } from '../../shared/words.ts'
import { identifier } from '../../table/sql.ts'

/** Few enough of all rows are null there. */
function share(name: string, most: number, column: Column): TableCheck {
  const isNull = `${identifier(name)} IS NULL`
  return {
    on: 'table',
    name: 'nulls',
    column: name,
    expects: phrase(column),
    advice: 'find where the values are lost, or raise `nullFraction`',
    measure: `[(count(*) FILTER (WHERE ${isNull}))::DOUBLE, count(*)::DOUBLE]`,
    find(counts) {
      const [count = 0, total = 0] = Array.isArray(counts) ? counts.map(Number) : []
      return total === 0 || count / total <= most
        ? undefined
        : { received: `\`null\` in ${percent(count / total)} of the rows`, count }
    },
    sample: isNull,
  }
}

/** No value is null, unless the column is `nullable`; of one with a `nullFraction` at most that share is. */
export function nulls(name: string, column: Column): RowsCheck | TableCheck | undefined {
  if (column.nullable) return column.nullFraction === undefined ? undefined : share(name, column.nullFraction, column)
  return {
    on: 'rows',
    name: 'nulls',
    column: name,
    expects: phrase(column),
    advice: 'fill or drop these rows, or write `nullable: true`',
    violates: `${identifier(name)} IS NULL`,
  }
}
