import { allOf } from '../../shared/words.ts'
import type { DatasetRule } from '../rule.ts'

/** Who allows no other columns must be promised none. */
export const extraColumns: DatasetRule = ({ promised, needed }) => {
  if (!promised.columns || !needed.columns || needed.fields !== 'exact') return []
  const known = Object.keys(needed.columns)
  const extra = Object.keys(promised.columns).filter((name) => !known.includes(name))
  const expected = `no more than ${allOf(known)}`
  if (extra.length > 0) {
    const advice = 'drop them, or write `fields: subset`'
    return [{ received: `columns ${allOf(extra)}`, expected, advice, shape: { including: extra } }]
  }
  if (promised.fields === 'exact') return []
  const advice = 'write `fields: exact` at the producer if it keeps that'
  return [
    { received: 'promise that leaves room for more columns', expected, advice, severity: 'warning', fault: 'contract' },
  ]
}
