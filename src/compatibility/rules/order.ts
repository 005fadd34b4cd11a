import { allOf } from '../../shared/words.ts'
import { isPositional } from '../medium.ts'
import type { DatasetConflict, DatasetRule } from '../rule.ts'

const told = (received: string[] | undefined, expected: string[]): DatasetConflict => ({
  received: `promise of columns in ${received ? `the order ${allOf(received)}` : 'any order'}`,
  expected: `the order ${allOf(expected)}`,
  advice: received ? 'write them in this order' : 'write `ordered: true` at the producer if it keeps that',
})

/** Who reads columns by their order must be promised this order: without a header by the place of each. */
export const order: DatasetRule = ({ promised, needed, names }) => {
  const wanted = Object.keys(needed.columns ?? {})
  if (isPositional(promised) && isPositional(needed)) {
    const isElsewhere = wanted.some((name, index) => names.includes(name) && names.indexOf(name) !== index)
    return isElsewhere ? [told(names, wanted)] : []
  }
  const [seen, meant] = [names.filter((name) => wanted.includes(name)), wanted.filter((name) => names.includes(name))]
  if (!needed.ordered || seen.length < 2) return []
  if (seen.some((name, index) => name !== meant[index])) return [{ ...told(seen, meant), shape: {} }]
  return promised.ordered ? [] : [{ ...told(undefined, meant), shape: { isReversed: true } }]
}
