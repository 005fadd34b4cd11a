import type { Column } from '../../model/contract.ts'
import type { TableCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { textFormats } from '../../shared/textFormat.ts'
import { identifier } from '../../table/sql.ts'

/** Every text has the `format`: looked at by the distinct values. */
export function format(name: string, column: Column): TableCheck | undefined {
  if (column.format === undefined) return undefined
  const fits = textFormats[column.format]
  const value = identifier(name)
  return {
    on: 'table',
    name: 'format',
    column: name,
    expects: phrase(column),
    advice: 'mend the texts, or remove `format`',
    measure: `list(DISTINCT ${value}) FILTER (WHERE ${value} IS NOT NULL)`,
    find(distinct) {
      const bad = Array.isArray(distinct) ? distinct.map(String).filter((text) => !fits(text)) : []
      return bad.length === 0 ? undefined : { among: bad }
    },
  }
}
