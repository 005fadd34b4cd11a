import { phrase } from '../shared/phrase.ts'
import { isBounded } from '../table/accepts.ts'
import { only } from './only.ts'
import type { Rule } from './rule.ts'
import { witnessOf } from './witness.ts'

/** Every number that is promised must be within the needed bounds. */
export const range: Rule = (promised, needed) => {
  if (!isBounded(needed)) return undefined
  const bounds = only(needed, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
  const witness = witnessOf(promised, bounds)
  if (witness === undefined) return undefined
  const advice = 'narrow the promise of the producer, or widen the need of the consumer'
  return { received: `promise of ${phrase(promised)}`, expected: phrase(needed), advice, witness }
}
