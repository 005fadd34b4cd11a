import { allOf } from '../../shared/words.ts'
import { isPositional } from '../medium.ts'
import type { DatasetRule } from '../rule.ts'

/** Who reads columns by their order must be promised this order. */
export const order: DatasetRule = ({ promised, needed }) => {
  const counts = needed.ordered || isPositional(needed)
  const [given, wanted] = [Object.keys(promised.columns ?? {}), Object.keys(needed.columns ?? {})]
  const common = given.filter((name) => wanted.includes(name))
  if (!counts || common.length < 2) return []
  const expected = `the order ${allOf(wanted.filter((name) => given.includes(name)))}`
  const isOther = allOf(common) !== expected.slice('the order '.length)
  const isFree = !promised.ordered && !isPositional(promised)
  if (!isOther && !isFree) return []
  return [
    {
      received: isOther ? `promise of columns in the order ${allOf(common)}` : 'promise of columns in any order',
      expected,
      advice: isOther ? 'write them in this order' : 'write `ordered: true` at the producer if it keeps that',
      shape: { isReversed: !isOther },
    },
  ]
}
