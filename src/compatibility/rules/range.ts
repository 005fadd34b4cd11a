import type { Column } from '../../model/contract.ts'
import { phrase } from '../../shared/phrase.ts'
import { counterexample } from '../counterexample.ts'
import type { ColumnRule } from '../rule.ts'

const keywords: (keyof Column)[] = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']

/** Every number that is promised must be within the needed bounds. */
export const range: ColumnRule = (promised, needed, medium) => {
  const witness = counterexample(promised, needed, { keywords, medium })
  if (witness === undefined) return undefined
  const advice = 'narrow the promise of the producer, or widen the need of the consumer'
  return { received: `promise of ${phrase(promised)}`, expected: phrase(needed), advice, witness }
}
