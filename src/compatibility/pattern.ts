import { phrase } from '../shared/phrase.ts'
import { only } from './only.ts'
import type { Rule } from './rule.ts'
import { witnessOf } from './witness.ts'

/** Every text that is promised must fit the needed pattern; of two patterns nobody can tell. */
export const pattern: Rule = (promised, needed) => {
  const witness = witnessOf(promised, only(needed, ['pattern']))
  if (witness === undefined) return undefined
  const advice = 'declare the same `pattern` on both sides'
  return { received: `promise of ${phrase(promised)}`, expected: phrase(needed), advice, witness }
}
