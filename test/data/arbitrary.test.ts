import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitrary } from '../../src/data/arbitrary.ts'
import type { Column, Dataset } from '../../src/model/contract.ts'
import { richColumns } from '../support/columns.ts'
import { dataset, port } from '../support/declared.ts'
import { judged } from '../support/judged.ts'
import { messages, thrown } from '../support/messages.ts'

const rowsOf = (columns: Record<string, Column>, more: Partial<Dataset> = {}): ReturnType<typeof arbitrary> =>
  arbitrary(port('in', columns, more))

test('the rows keep what their columns promise', async () => {
  let ran = 0
  const property = fc.asyncProperty(fc.record({ a: richColumns, b: richColumns }), fc.nat(), async (columns, seed) => {
    const [rows = []] = fc.sample(rowsOf(columns), { numRuns: 1, seed })
    expect(rows.length).toBeGreaterThan(0)
    expect(messages(await judged(columns, { rows }))).toBe('')
    ran++
  })
  await fc.assert(property, { numRuns: 150, seed: 1 })
  expect(ran).toBe(150)
}, 60_000)

test('unique values and keys occur once, in domains that are just large enough', () => {
  const columns = {
    id: { type: 'integer', minimum: 1, maximum: 4, unique: true },
    a: { type: 'boolean' },
    b: { enum: ['x', 'y'] },
  } as const
  const some = fc.sample(rowsOf({ ...columns, b: { enum: ['x', 'y'] } }, { key: ['a', 'b'], rows: { min: 4 } }), {
    numRuns: 50,
    seed: 1,
  })
  for (const rows of some) {
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4)
    expect(new Set(rows.map(({ a, b }) => `${a} ${b}`)).size).toBe(4)
  }
})

test('a failing table shrinks to the one row and the simplest values that show it', () => {
  const rows = rowsOf({
    id: { type: 'integer', unique: true },
    name: { type: 'string' },
    amount: { type: 'number', nullable: true },
  })
  const found = fc.check(
    fc.property(rows, (list) => list.every(({ amount }) => Number(amount) < 100)),
    { seed: 1, numRuns: 1000 },
  )
  expect(found.counterexample).toEqual([[{ id: 0, name: 'a', amount: 100 }]])
})

test('references are to the values that are given, and there are as many rows as wished', () => {
  const declared = port('in', { customer: { type: 'integer', references: 'customers.id' } })
  const some = fc.sample(arbitrary(declared, { min: 2, max: 3, references: { customer: [7, 9] } }), {
    numRuns: 50,
    seed: 1,
  })
  expect(new Set(some.flat().map(({ customer }) => customer))).toEqual(new Set([7, 9]))
  expect(new Set(some.map(({ length }) => length))).toEqual(new Set([2, 3]))
})

test('one of several datasets is named, and it has columns', async () => {
  const two = port(
    'in',
    {},
    { datasets: { a: dataset({ x: { const: 1 } }, { name: 'a' }), b: dataset(undefined, { name: 'b' }) } },
  )
  expect(fc.sample(arbitrary(two, { dataset: 'a', max: 1 }), 1)).toEqual([[{ x: 1 }]])
  expect(await thrown(() => arbitrary(two))).toMatchInlineSnapshot(`
    "Unexpected input \`in\` without data (it has several datasets), expected a source, name one: \`{ dataset: NAME }\`
      see  docs/errors.md#pp014"
  `)
  expect(await thrown(() => arbitrary(two, { dataset: 'b' }))).toContain('(it declares no columns)')
})

test('an arbitrary of its own makes a column, and shrinks in its own way', () => {
  const generators = { code: fc.integer({ min: 5, max: 5000 }).map((number) => `N${number}`), seat: 'country' }
  const rows = arbitrary(port('in', { code: {}, seat: {} }), { generators })
  const seen = new Set(fc.sample(rows, { numRuns: 200, seed: 1 }).flatMap((some) => some.map(({ code }) => code)))
  expect(seen.size).toBeGreaterThan(300)
  const { counterexample } = fc.check(
    fc.property(rows, (some) => some.every(({ code }) => Number(String(code).slice(1)) < 1234)),
    { seed: 1, numRuns: 1000 },
  )
  expect(counterexample).toEqual([[{ code: 'N1234', seat: 'AD' }]])
})

test('unique values of an arbitrary of its own occur once', () => {
  const some = arbitrary(port('in', { code: { unique: true } }, { rows: { min: 5 } }), {
    generators: { code: fc.nat(9) },
  })
  for (const rows of fc.sample(some, { numRuns: 50, seed: 1 }))
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
})

test('a value that its column forbids is an error', async () => {
  const coded = port('in', { code: { type: 'integer' } })
  expect(await thrown(() => arbitrary(coded, { generators: { code: fc.constant('x') } }))).toContain(
    'Unexpected `x` of the generator `code` in `in.code`, expected an integer',
  )
})
