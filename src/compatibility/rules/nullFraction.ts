import type { ColumnRule } from '../rule.ts'

/** Of the values no more may be null than the consumer can bear. */
export const nullFraction: ColumnRule = (promised, needed) => {
  const [given, wanted] = [promised.nullable ? (promised.nullFraction ?? 1) : 0, needed.nullFraction ?? 1]
  if (!needed.nullable || given <= wanted) return undefined
  return {
    received: `promise of nulls in a share of up to ${given}`,
    expected: `a share of at most ${wanted}`,
    advice: `write \`nullFraction: ${wanted}\` at the producer if it keeps that, or raise it at the consumer`,
  }
}
