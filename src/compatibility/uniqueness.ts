import type { Rule } from './rule.ts'

/** A column that may repeat can not feed one that must not. */
export const uniqueness: Rule = (promised, needed) =>
  needed.unique && !promised.unique
    ? {
        received: 'promise of values that may repeat',
        expected: 'values that occur once',
        advice: 'write `unique: true` at the producer if it keeps that, or remove it at the consumer',
      }
    : undefined
