import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../src/model/contract.ts'
import { accepts, within } from '../../src/table/accepts.ts'
import { validColumns } from '../support/columns.ts'
import { judged } from '../support/judged.ts'

const values = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -2000, max: 2000 }).map((value) => value / 100),
  fc.constantFrom<string | boolean>('', 'a', 'EUR', 'ID-0042', 'NaN', '7', '07', '1.0', 'x', 'yy', true, false),
  fc.constantFrom('inf', '-Infinity', 'nan', 'a@b.org', '10.0.0.1'),
  fc.constantFrom('2024-02-29', '2024-02-31', '2024-02-29T12:00:00Z', '2024-02-29 25:00:00'),
)

const others = fc.constantFrom<Column>(
  { type: 'number' },
  { type: 'number', allow: ['nan'] },
  { type: 'number', minimum: 0, allow: ['nan', 'infinity'] },
  { type: 'string', format: 'ipv4' },
  { format: 'date', nullable: true },
)

test('a value is accepted exactly where no check has anything to say', async () => {
  const seen: boolean[] = []
  const property = fc.asyncProperty(fc.oneof(validColumns, others), values, async (value, given) => {
    const found = await judged({ value }, { rows: [{ value: given }] })
    expect(accepts(value, given)).toBe(found.length === 0)
    seen.push(found.length === 0)
  })
  await fc.assert(property, { numRuns: 400, seed: 1 })
  expect(seen).toHaveLength(400)
  expect(new Set(seen).size).toBe(2)
}, 30_000)

test.each([
  [0.3, { multipleOf: 0.1 }, true],
  [123456789.12, { multipleOf: 0.01 }, true],
  [0.35, { multipleOf: 0.1 }, false],
  [5, { exclusiveMinimum: 5 }, false],
  [5, { exclusiveMaximum: 5 }, false],
  [5, { minimum: 5, maximum: 5 }, true],
  [5, {}, true],
])('%s within %o: %s', (value, column, expected) => {
  expect(within(value, column)).toBe(expected)
})
