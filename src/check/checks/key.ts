import type { TableCheck } from '../../model/check.ts'
import type { Dataset } from '../../model/contract.ts'
import { allOf, counted } from '../../shared/words.ts'
import { valueOf } from '../value.ts'

/** No two rows have the same values in the columns of the `key`; a null is a value here. */
export function key({ key: names, columns = {} }: Dataset): TableCheck | undefined {
  if (!names) return undefined
  const values = `[${names.map((name) => valueOf(name, columns[name] ?? {})).join(', ')}]`
  return {
    on: 'table',
    name: 'key',
    columns: names,
    expects: `one row for each ${allOf(names)}`,
    advice: 'drop the repeated rows, or add to the `key` what tells them apart',
    measure: `(count(*) - count(DISTINCT ${values}))::DOUBLE`,
    find(repeats) {
      const count = Number(repeats ?? 0)
      return count > 0 ? { count, received: `${counted(count, 'row')} with a key that came before` } : undefined
    },
    sample: `${values} IN (SELECT ${values} FROM data GROUP BY 1 HAVING count(*) > 1)`,
  }
}
