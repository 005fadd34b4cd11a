import * as fc from 'fast-check'
import type { Row } from '../../src/model/data.ts'
import type { Scalar } from '../../src/model/scalar.ts'

/** A few texts of numbers, so that some come twice; and those that are numbers but have no bounds. */
export const numberTexts = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -20, max: 20 }).map((value) => String(value / 2)) },
  { weight: 1, arbitrary: fc.constantFrom('NaN', 'inf', '-inf', '1e6') },
)

export const numbers = fc.option(numberTexts, { freq: 5 })

export const texts = fc.option(fc.constantFrom('a', 'b', 'A', '', 'é', '10', 'a b'), { freq: 6 })

/** Small tables, without rows too. */
export const tables = (cells: Record<string, fc.Arbitrary<string | null>>): fc.Arbitrary<Row[]> =>
  fc.array(fc.record(cells), { maxLength: 12 })

/** The number that a text stands for; null of a null. */
export const numberOf = (value: Scalar | undefined): number | null => {
  if (value === null || value === undefined) return null
  return Number(String(value).replace('inf', 'Infinity'))
}

/** The values of a column, without its nulls. */
export const valuesOf = (rows: Row[], name: string): string[] =>
  rows.flatMap((row) => (row[name] === null || row[name] === undefined ? [] : String(row[name])))
