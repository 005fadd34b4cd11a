import type { Column, Scalar } from '../model/contract.ts'
import { oneOf } from '../shared/words.ts'
import { phrase } from '../shared/phrase.ts'
import { only } from './only.ts'
import type { Rule } from './rule.ts'
import { witnessOf } from './witness.ts'

const valuesOf = ({ enum: values, const: constant }: Column): Scalar[] | undefined =>
  constant === undefined ? values : [constant]

/** Every value that is promised must be one of those needed. */
export const set: Rule = (promised, needed) => {
  const wanted = valuesOf(needed)
  const witness = wanted && witnessOf(promised, only(needed, ['enum', 'const']))
  if (wanted === undefined || witness === undefined) return undefined
  return {
    received: valuesOf(promised) ? `promise of \`${witness}\`` : `promise of ${phrase(promised)}`,
    expected: oneOf(wanted.map(String)),
    advice: 'declare the same `enum` on both sides',
    witness,
  }
}
