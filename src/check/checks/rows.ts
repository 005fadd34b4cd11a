import type { Dataset } from '../../model/contract.ts'
import type { TableCheck } from '../../model/check.ts'
import { counted } from '../../shared/words.ts'

function expected(min: number, max: number | undefined): string {
  if (max === undefined) return `at least ${counted(min, 'row')}`
  if (min === 0) return `at most ${counted(max, 'row')}`
  return min === max ? counted(max, 'row') : `${min} to ${counted(max, 'row')}`
}

/** The dataset has as many rows as `rows` says: at least one, unless it says otherwise. */
export function rows({ rows: { min, max } }: Dataset): TableCheck {
  return {
    on: 'table',
    name: 'rows',
    expects: expected(min, max),
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
