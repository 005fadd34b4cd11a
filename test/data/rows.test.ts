import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { validRows } from '../../src/data/rows.ts'
import type { Column, Scalar } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import { validColumns } from '../support/columns.ts'
import { dataset } from '../support/declared.ts'
import { judged } from '../support/judged.ts'
import { messages, thrown } from '../support/messages.ts'

const rowsOf = (columns: Record<string, Column>, rows = 100, seed = 'a seed'): Row[] =>
  validRows(dataset(columns), { rows, seed, place: 'step.in' })

const valuesOf = (column: Column, rows = 100): Scalar[] =>
  rowsOf({ value: column }, rows).map(({ value }) => value ?? null)

const known = (values: Scalar[]): Scalar[] => values.filter((value) => value !== null)

test('rows keep all that their columns promise', async () => {
  let ran = 0
  const property = fc.asyncProperty(
    fc.record({ a: validColumns, b: validColumns }),
    fc.string(),
    async (columns, seed) => {
      expect(messages(await judged(columns, { rows: rowsOf(columns, 30, seed) }))).toBe('')
      ran++
    },
  )
  await fc.assert(property, { numRuns: 150, seed: 1 })
  expect(ran).toBe(150)
}, 30_000)

const keys: Column[] = [
  { type: 'integer' },
  { type: 'integer', minimum: 1, maximum: 100 },
  { type: 'integer', minimum: 0, multipleOf: 7 },
  { type: 'integer', minimum: 2 ** 60 },
  { type: 'number', minimum: 0, maximum: 1 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1e-12 },
  { type: 'string', minLength: 2, maxLength: 2 },
  { type: 'string', pattern: '[A-Z]{3}-\\d{3}' },
  { type: 'date' },
  { type: 'timestamp', nullable: true },
]

test.each(keys)('unique values are as many as the rows: %o', async (column) => {
  const rows = rowsOf({ value: { ...column, unique: true } }, 100)
  expect(messages(await judged({ value: { ...column, unique: true } }, { rows }))).toBe('')
  expect(new Set(known(rows.map(({ value }) => value ?? null))).size).toBe(column.nullable ? 90 : 100)
})

test('the same seed gives the same rows, another seed others', () => {
  const columns: Record<string, Column> = {
    id: { type: 'integer', unique: true },
    name: { type: 'string', nullable: true },
  }
  expect(rowsOf(columns)).toEqual(rowsOf(columns))
  expect(rowsOf(columns, 100, 'another')).not.toEqual(rowsOf(columns))
})

test('a column keeps its values when another one comes to it', () => {
  const column: Column = { type: 'integer' }
  const value = rowsOf({ value: column }).map((row) => row['value'])
  expect(rowsOf({ other: column, value: column }).map((row) => row['value'])).toEqual(value)
})

test('every member of an enum appears once there are rows enough', () => {
  const members = Array.from({ length: 20 }, (_, index) => `member ${index}`)
  for (const nullable of [true, false]) {
    expect(new Set(known(valuesOf({ enum: members, nullable }, 20)))).toEqual(new Set(members))
  }
  expect(valuesOf({ enum: members }, 5)).toHaveLength(5)
})

const nullsWith = (columns?: Record<string, { nullFraction?: number }>): number =>
  validRows(dataset({ value: { nullable: true } }), { rows: 50, seed: '', place: 'step.in', columns }).filter(
    ({ value }) => value === null,
  ).length

test('a tenth of the values of a nullable column is null, or as many as asked for', () => {
  expect([nullsWith(), nullsWith({ value: { nullFraction: 0 } }), nullsWith({ value: { nullFraction: 1 } })]).toEqual([
    5, 0, 50,
  ])
})

test('no rows are no rows', () => {
  expect(rowsOf({ id: { unique: true }, name: { enum: ['a'] } }, 0)).toEqual([])
})

test('columns may have any name', () => {
  const [row] = rowsOf(
    JSON.parse('{ "__proto__": { "const": 1 }, "constructor": { "const": 2 }, "a b": { "const": 3 } }'),
    1,
  )
  expect(Object.entries(row ?? {})).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
    ['a b', 3],
  ])
})

test.each<[string, Column]>([
  ['an enum', { enum: ['a', 'b', 'a'], unique: true }],
  ['a constant', { const: 1, unique: true }],
  ['true and false', { type: 'boolean', unique: true }],
  ['bounds', { type: 'integer', minimum: 1, maximum: 5, unique: true }],
  ['a length', { type: 'string', maxLength: 1, unique: true }],
  ['a pattern', { pattern: 'a{1,7}', unique: true }],
])('a unique column with fewer values than rows is refused: %s', async (_, column) => {
  expect((await thrown(() => valuesOf(column))).split('\n')[0]).toMatch(
    /^Unexpected keywords of `step\.in\.value` \(\d+ distinct values for 100 unique rows\), expected some value that fits all of them, widen one$/,
  )
})

const wish =
  (columns: Record<string, { nullFraction?: number }>): (() => unknown) =>
  () =>
    validRows(dataset({ amount: {} }), { rows: 1, seed: '', place: 'step.in', columns })

test('a wish for a column that is not there, or for nulls where none may be, is refused', async () => {
  expect(await thrown(wish({ amuont: { nullFraction: 0.5 } }))).toMatchInlineSnapshot(`
    "Unexpected key \`amuont\` in \`step.in\`, expected \`amount\`, write \`amount\`
      see  docs/errors.md#pp003"
  `)
  expect(await thrown(wish({ amount: { nullFraction: 0.5 } }))).toMatchInlineSnapshot(`
    "Unexpected \`nullFraction: 0.5\` in \`step.in.amount\`, expected a column with \`nullable: true\`, give rows of your own to break this promise
      see  docs/errors.md#pp004"
  `)
})
