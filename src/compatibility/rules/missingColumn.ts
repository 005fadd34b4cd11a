import type { Column } from '../../model/contract.ts'
import { nearest } from '../../shared/nearest.ts'
import { own } from '../../shared/own.ts'
import { phrase } from '../../shared/phrase.ts'
import { allOf } from '../../shared/words.ts'
import type { DatasetConflict, DatasetRule } from '../rule.ts'

/** A column that is not declared may be there all the same; only that an optional one never comes is worth a word. */
function undeclared(column: string, needed: Column, names: string[]): DatasetConflict {
  const similar = nearest(column, names)
  return {
    column,
    received: `lack of a column \`${column}\` among ${allOf(names)}`,
    expected: phrase(needed),
    advice: similar === undefined ? 'write and declare it in the producer' : `rename \`${similar}\` on one side`,
    ...(needed.optional ? { severity: 'warning', fault: 'contract' } : { shape: {} }),
  }
}

const maybeMissing = (column: string, needed: Column): DatasetConflict => ({
  column,
  received: `promise of a column \`${column}\` that may be missing`,
  expected: phrase(needed),
  advice: 'write it always, or declare it `optional: true` at the consumer',
  shape: { without: column },
})

/** Every column that is read must be promised. */
export const missingColumn: DatasetRule = ({ promised: { columns }, needed }) => {
  if (!columns) return []
  return Object.entries(needed.columns ?? {}).flatMap(([name, column]) => {
    const given = own(columns, name)
    if (!given) return [undeclared(name, column, Object.keys(columns))]
    return given.optional && !column.optional ? [maybeMissing(name, column)] : []
  })
}
