import { own } from '../../shared/own.ts'
import type { DatasetRule } from '../rule.ts'

/** A column that may repeat can not feed one that must not; neither can two files that do not know of each other. */
export const uniqueness: DatasetRule = ({ promised, needed, isShared }) =>
  Object.entries(needed.columns ?? {}).flatMap(([column, { unique }]) => {
    const given = own(promised.columns ?? {}, column)
    const isSure = given?.unique === true || (promised.key?.length === 1 && promised.key[0] === column)
    if (!unique || !given || (isSure && !isShared)) return []
    return [
      {
        column,
        received: `promise of values that may repeat${isSure ? ' in other files' : ''}`,
        expected: 'values that occur once',
        advice: 'write `unique: true` at the producer if it keeps that, or remove it at the consumer',
        ...(!isSure && { shape: { repeats: [column] } }),
      },
    ]
  })
