import { phrase } from '../shared/phrase.ts'
import { only } from './only.ts'
import type { Rule } from './rule.ts'
import { witnessOf } from './witness.ts'

/** Every text that is promised must have a needed length. */
export const length: Rule = (promised, needed) => {
  const witness = witnessOf(promised, only(needed, ['minLength', 'maxLength']))
  if (witness === undefined) return undefined
  const advice = 'narrow the lengths of the producer, or widen those of the consumer'
  return { received: `promise of ${phrase(promised)}`, expected: phrase(needed), advice, witness }
}
