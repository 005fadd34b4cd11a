import type { ColumnRule } from '../rule.ts'

/** In text pandas has no boolean beside a null: the column comes back as objects, in which even `"False"` is true. */
export const nullableBoolean: ColumnRule = (promised, needed, { dialects }) =>
  dialects && promised.type === 'boolean' && promised.nullable && needed.type === 'boolean' && needed.nullable
    ? {
        received: 'promise of booleans and nulls in a file without types',
        expected: 'booleans that pandas reads as such',
        advice: "read it with `dtype='boolean'`, or write Parquet",
        severity: 'warning',
        fault: 'contract',
      }
    : undefined
