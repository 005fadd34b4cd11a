import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../src/model/contract.ts'
import { judgedColumn } from '../support/judged.ts'

type Values = (string | null)[]

interface CheckLaw {
  check: string
  /** Declarations that the check has something to say about. */
  columns: fc.Arbitrary<Column>
  /** Texts that it may find in a file. */
  texts: fc.Arbitrary<string>
  /** How many violations there are, counted in memory and without cleverness. */
  count(values: string[], column: Column): number
  /** Whether a null is a violation too. */
  countsNulls?: boolean
}

const examples = 60

const countOf = async (check: string, column: Column, values: Values): Promise<number> => {
  const found = await judgedColumn(check, column, values)
  return found.reduce((sum, { count = 0 }) => sum + count, 0)
}

/** What holds for each check of a column. */
export function checkLaws({ check, columns, texts, count, countsNulls = false }: CheckLaw): void {
  test(`${check} counts what a loop over the rows counts`, async () => {
    const counts: number[] = []
    const property = fc.asyncProperty(
      columns,
      fc.array(fc.option(texts), { maxLength: 20 }),
      async (column, values) => {
        const present = values.filter((value) => value !== null)
        const nulls = countsNulls ? values.length - present.length : 0
        const expected = count(present, column) + nulls
        expect(await countOf(check, column, values)).toBe(expected)
        counts.push(expected)
      },
    )
    await fc.assert(property, { numRuns: examples, seed: 1 })
    expect(counts).toHaveLength(examples)
    // a check that never fires, or always does, would agree with such examples only
    expect(new Set(counts.map((found) => found > 0))).toEqual(new Set([true, false]))
  }, 30_000)

  test(`${check} finds nothing in a table without rows`, async () => {
    const [column] = fc.sample(columns, { numRuns: 1, seed: 1 })
    expect(await judgedColumn(check, column ?? {}, [])).toEqual([])
  })

  test(`${check} ${countsNulls ? 'counts every null' : 'leaves nulls alone'}`, async () => {
    const [column] = fc.sample(columns, { numRuns: 1, seed: 1 })
    expect(await countOf(check, column ?? {}, [null, null])).toBe(countsNulls ? 2 : 0)
  })
}
