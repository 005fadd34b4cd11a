import type { Scalar } from '../../model/contract.ts'
import { listed } from '../columns.ts'
import type { ColumnRule } from '../rule.ts'

const numeral = /^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$/

const changes = (value: Scalar): boolean => String(Number(value)) !== value

/** Texts that all look like numbers are read as such by pandas: `007` becomes 7, a long id a rounded one. */
export const leadingZeros: ColumnRule = (promised, { type }, { dialects, sample }) => {
  if (!dialects || promised.type !== 'string' || (type !== undefined && type !== 'string')) return undefined
  const values = listed(promised) ?? (promised.pattern === undefined ? [] : sample(promised))
  const changed = values.every((value) => numeral.test(String(value))) ? values.find(changes) : undefined
  if (changed === undefined) return undefined
  return {
    received: `promise of texts that look like numbers (\`${changed}\`)`,
    expected: 'texts that pandas reads as such',
    advice: 'read it with `dtype=str`, or write Parquet',
    severity: 'warning',
    fault: 'contract',
  }
}
