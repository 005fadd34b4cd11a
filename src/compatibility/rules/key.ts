import { allOf } from '../../shared/words.ts'
import { own } from '../../shared/own.ts'
import type { DatasetRule } from '../rule.ts'

/** Rows that are told by some columns must be promised so: by these, by fewer of them, or by one that never repeats. */
export const key: DatasetRule = ({ promised, needed, isShared }) => {
  const { key: wanted } = needed
  // a column that is not there is told by its name
  if (!wanted?.every((name) => own(promised.columns ?? {}, name))) return []
  const isWithin = promised.key?.every((name) => wanted.includes(name)) ?? false
  const isSure =
    isWithin ||
    wanted.some((name) => {
      const column = own(promised.columns ?? {}, name)
      return column?.unique === true && !column.nullable
    })
  if (isSure && !isShared) return []
  return [
    {
      received: `promise of rows that ${allOf(wanted)} may not tell apart`,
      expected: 'a row for each',
      advice: `write \`key: [${wanted.join(', ')}]\` at the producer if it keeps that, or remove it at the consumer`,
      ...(!isSure && { shape: { repeats: wanted } }),
    },
  ]
}
