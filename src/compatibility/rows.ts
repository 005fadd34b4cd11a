import type { Dataset } from '../model/contract.ts'
import { counted } from '../shared/words.ts'
import type { Conflict } from './rule.ts'

const said = ({ min, max }: Dataset['rows']): string =>
  max === undefined ? `${counted(min, 'row')} or more` : `${min} to ${counted(max, 'row')}`

/** As many rows as are promised must be as many as are needed. */
export function rows(promised: Dataset, needed: Dataset): Conflict | undefined {
  const [given, wanted] = [promised.rows, needed.rows]
  if (given.min >= wanted.min && (given.max ?? Infinity) <= (wanted.max ?? Infinity)) return undefined
  return {
    received: `promise of ${said(given)}`,
    expected: said(wanted),
    advice: 'declare the same `rows` on both sides',
  }
}
