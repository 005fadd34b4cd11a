import { phrase } from '../../shared/phrase.ts'
import { counterexample } from '../counterexample.ts'
import type { ColumnRule } from '../rule.ts'

/** Every text that is promised must have a needed length. */
export const length: ColumnRule = (promised, needed, medium) => {
  const witness = counterexample(promised, needed, { keywords: ['minLength', 'maxLength'], medium })
  if (witness === undefined) return undefined
  const advice = 'narrow the lengths of the producer, or widen those of the consumer'
  return { received: `promise of ${phrase(promised)}`, expected: phrase(needed), advice, witness }
}
