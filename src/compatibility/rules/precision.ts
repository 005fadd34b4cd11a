import { listed } from '../columns.ts'
import type { ColumnRule } from '../rule.ts'

const most = Number.MAX_SAFE_INTEGER

/** Beyond 2^53 a number that is no integer can not hold every whole number. */
export const precision: ColumnRule = (promised, needed) => {
  if (promised.type !== 'integer' || needed.type !== 'number') return undefined
  const { minimum = 0, exclusiveMinimum = 0, maximum = 0, exclusiveMaximum = 0 } = promised
  const ends = listed(promised)?.map(Number) ?? [minimum, exclusiveMinimum, maximum, exclusiveMaximum]
  if (ends.every((end) => Math.abs(end) <= most)) return undefined
  return {
    received: 'promise of integers beyond 2^53',
    expected: 'integers that a number holds without loss',
    advice: 'declare `type: integer` at the consumer, or pass them as texts',
    severity: 'warning',
    fault: 'contract',
  }
}
