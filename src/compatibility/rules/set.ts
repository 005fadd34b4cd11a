import { oneOf } from '../../shared/words.ts'
import { phrase } from '../../shared/phrase.ts'
import { listed } from '../columns.ts'
import { counterexample } from '../counterexample.ts'
import type { ColumnRule } from '../rule.ts'

/** Every value that is promised must be one of those needed. */
export const set: ColumnRule = (promised, needed, medium) => {
  const wanted = listed(needed)
  const witness = wanted && counterexample(promised, needed, { keywords: ['enum', 'const'], medium })
  if (wanted === undefined || witness === undefined) return undefined
  return {
    received: listed(promised) ? `promise of \`${witness}\`` : `promise of ${phrase(promised)}`,
    expected: oneOf(wanted.map(String)),
    advice: 'declare the same `enum` on both sides',
    witness,
  }
}
