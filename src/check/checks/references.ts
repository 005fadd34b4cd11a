import type { Column } from '../../model/contract.ts'
import type { TableCheck } from '../../model/check.ts'
import { identifier } from '../../table/sql.ts'
import { valueOf } from '../value.ts'

const isPair = (value: unknown): value is [text: string, value: string] => Array.isArray(value) && value.length === 2

/** Every value occurs in the column that it refers to, where the data of that one is at hand; nulls refer to nothing. */
export function references(name: string, column: Column, known: Record<string, Set<string>>): TableCheck | undefined {
  const target = column.references
  const values = target === undefined ? undefined : known[target]
  if (!values) return undefined
  const text = identifier(name)
  return {
    on: 'table',
    name: 'references',
    column: name,
    expects: `a value of \`${target}\``,
    advice: `drop these rows, or find why \`${target}\` lacks them`,
    measure: `list(DISTINCT [${text}, ${valueOf(name, column)}]) FILTER (WHERE ${text} IS NOT NULL)`,
    find(distinct) {
      const pairs = Array.isArray(distinct) ? distinct.filter(isPair) : []
      const lost = pairs.filter(([, value]) => !values.has(value)).map(([written]) => written)
      return lost.length === 0 ? undefined : { among: lost }
    },
  }
}
