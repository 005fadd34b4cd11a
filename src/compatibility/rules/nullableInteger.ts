import type { ColumnRule } from '../rule.ts'

/** In text and JSON pandas has no integer beside a null: the whole column comes back as floats. */
export const nullableInteger: ColumnRule = (promised, needed, { hasTypes }) =>
  !hasTypes && promised.type === 'integer' && promised.nullable && needed.type === 'integer' && needed.nullable
    ? {
        received: 'promise of integers and nulls in a file without types',
        expected: 'integers that pandas reads as such',
        advice: "read it with `dtype='Int64'`, or write Parquet",
        severity: 'warning',
        fault: 'contract',
      }
    : undefined
