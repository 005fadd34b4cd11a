import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { validRows } from '../../src/data/rows.ts'
import type { Column } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import { dataset } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const rowsOf = (columns: Record<string, Column>, rows: number, key = Object.keys(columns)): Row[] =>
  validRows(dataset(columns, { key }), { rows, seed: 'a seed', place: 'step.in' })

const distinct = (rows: Row[]): number => new Set(rows.map((row) => JSON.stringify(row))).size

const parts: Column[] = [
  { enum: ['a', 'b'] },
  { enum: ['x', 'y', 'z'], nullable: true },
  { type: 'boolean' },
  { type: 'integer', minimum: 1, maximum: 4 },
  { type: 'date' },
  { type: 'string', maxLength: 20 },
  { type: 'integer', unique: true },
]

test('no two rows have a key in common, and none of it is null', () => {
  let ran = 0
  const property = fc.property(
    fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 200 }),
    (columns, wished) => {
      const few = [2, 3, 2, 4, 1e9, 1e9, 1e9]
      const most = columns.reduce((total, column) => total * (few[parts.indexOf(column)] ?? 1), 1)
      const rows = Math.min(wished, most)
      const made = rowsOf(Object.fromEntries(columns.map((column, index) => [`c${index}`, column])), rows)
      expect(distinct(made)).toBe(rows)
      expect(made.flatMap((row) => Object.values(row))).not.toContain(null)
      ran++
    },
  )
  fc.assert(property, { numRuns: 300, seed: 1 })
  expect(ran).toBe(300)
})

test('the parts of a key repeat, and each member of an enum has its rows', () => {
  const made = rowsOf({ customer: { type: 'integer' }, day: { type: 'date' }, kind: { enum: ['a', 'b', 'c'] } }, 100)
  expect(new Set(made.map((row) => row['customer'])).size).toBeLessThan(50)
  expect(new Set(made.map((row) => row['kind'])).size).toBe(3)
})

test('columns beside the key are as they would be without it', () => {
  const made = validRows(
    dataset({ a: { type: 'boolean' }, b: { type: 'boolean' }, c: { nullable: true } }, { key: ['a', 'b'] }),
    {
      rows: 4,
      seed: '',
      place: 'step.in',
      columns: { c: { nullFraction: 1 } },
    },
  )
  expect(made.map(({ c }) => c)).toEqual([null, null, null, null])
})

test('more rows than there are keys are refused', async () => {
  expect(await thrown(() => rowsOf({ a: { enum: [1, 2] }, b: { type: 'boolean' } }, 5))).toMatchInlineSnapshot(`
    "Unexpected keywords of \`step.in\` (4 distinct keys for 5 rows), expected some value that fits all of them, widen one
      see  docs/errors.md#pp018"
  `)
})
