import type { Dataset } from '../../model/contract.ts'
import type { TableCheck } from '../../model/check.ts'
import { counted } from '../../shared/words.ts'

/** The dataset has as many rows as `rows` says: at least one, unless it says otherwise. */
export function rows({ rows: { min, max } }: Dataset): TableCheck {
  const most = max === undefined ? '' : ` and at most ${max}`
  return {
    on: 'table',
    name: 'rows',
    expects: `at least ${counted(min, 'row')}${most}`,
    advice:
      min > 0
        ? 'find where the rows are lost, or write `rows: { min: 0 }`'
        : 'find where the rows come from, or change `rows`',
    measure: 'count(*)::DOUBLE',
    find(count) {
      const seen = Number(count ?? 0)
      return seen < min || seen > (max ?? Infinity) ? { received: counted(seen, 'row') } : undefined
    },
  }
}
