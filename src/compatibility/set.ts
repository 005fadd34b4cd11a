import type { Column, Scalar } from '../model/contract.ts'
import { oneOf } from '../shared/words.ts'
import type { Rule } from './rule.ts'

const valuesOf = ({ enum: values, const: constant }: Column): Scalar[] | undefined =>
  values ?? (constant === undefined ? undefined : [constant])

/** Every value that is promised must be one of those needed. */
export const set: Rule = (promised, needed) => {
  const wanted = valuesOf(needed)
  if (!wanted) return undefined
  const given = valuesOf(promised)
  const known = wanted.map(String)
  const extra = given?.find((value) => !known.includes(String(value)))
  if (given && extra === undefined) return undefined
  return {
    received: extra === undefined ? 'promise of any value' : `promise of \`${extra}\``,
    expected: oneOf(known),
    advice: 'declare the same `enum` on both sides',
    witness: extra ?? 'something else',
  }
}
