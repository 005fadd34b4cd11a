import { phrase } from '../../shared/phrase.ts'
import { allOf } from '../../shared/words.ts'
import { listed } from '../columns.ts'
import type { ColumnRule } from '../rule.ts'

const texts = { nan: 'NaN', infinity: 'inf' }

/** NaN and infinity feed only what allows them. */
export const notFinite: ColumnRule = (promised, needed) => {
  if (needed.type !== 'number' || listed(promised)) return undefined
  const { allow = [] } = needed
  const [first, ...more] = (promised.allow ?? []).filter((name) => !allow.includes(name))
  if (first === undefined) return undefined
  return {
    received: `promise of ${allOf([first, ...more])}`,
    expected: phrase(needed),
    advice: 'replace them in the producer, or write the same `allow` at the consumer',
    witness: texts[first],
  }
}
