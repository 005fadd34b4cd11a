import type { Column } from '../../model/contract.ts'
import type { TableCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier } from '../../table/sql.ts'

/** Every whole text fits the `pattern`, as JavaScript reads it: over the distinct values, so look-ahead works too. */
export function pattern(name: string, column: Column): TableCheck | undefined {
  if (column.pattern === undefined) return undefined
  const expression = new RegExp(`^(?:${column.pattern})$`, 'u')
  const value = identifier(name)
  return {
    on: 'table',
    name: 'pattern',
    column: name,
    expects: phrase(column),
    advice: 'mend the texts, or widen the pattern',
    measure: `list(DISTINCT ${value}) FILTER (${value} IS NOT NULL)`,
    find(distinct) {
      const values = Array.isArray(distinct) ? distinct.map(String) : []
      const bad = values.filter((text) => !expression.test(text))
      return bad.length === 0 ? undefined : { among: bad }
    },
  }
}
