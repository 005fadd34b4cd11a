import type { Column } from '../../model/contract.ts'
import type { TableCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { valueOf } from '../value.ts'

/** No value occurs twice in the files of a dataset taken together; nulls do not count. */
export function unique(name: string, column: Column): TableCheck | undefined {
  if (!column.unique) return undefined
  const value = valueOf(name, column)
  return {
    on: 'table',
    name: 'unique',
    column: name,
    expects: phrase(column),
    advice: 'drop the repeated rows, or remove `unique`',
    measure: `(count(${value}) - count(DISTINCT ${value}))::DOUBLE`,
    find: (repeats) => (Number(repeats) > 0 ? { count: Number(repeats) } : undefined),
    sample: `${value} IN (SELECT ${value} FROM data WHERE ${value} IS NOT NULL GROUP BY 1 HAVING count(*) > 1)`,
  }
}
