import { phrase } from '../../shared/phrase.ts'
import type { ColumnRule } from '../rule.ts'

/** A column that may be null can not feed one that may not. */
export const nullability: ColumnRule = (promised, needed) =>
  promised.nullable && !needed.nullable
    ? {
        received: 'promise of nulls',
        expected: phrase(needed),
        advice: 'fill the nulls in the producer, or write `nullable: true` at the consumer',
        witness: null,
      }
    : undefined
