import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestIndex, numbers } from '../../src/data/numbers.ts'
import { within } from '../../src/table/accepts.ts'
import type { Column } from '../../src/model/contract.ts'
import { numericColumns } from '../support/columns.ts'
import { sampled } from '../support/sampled.ts'

const some = (column: Column): number[] => {
  const domain = numbers(column, 100)
  return domain ? sampled(domain, 100).map(Number) : [NaN]
}

test('numbers are within the bounds that they are made for', () => {
  let ran = 0
  const property = fc.property(numericColumns, (column) => {
    const values = some(column)
    expect(values.filter((value) => !within(value, column))).toEqual([])
    expect(column.type === 'integer' ? values.filter((value) => !Number.isInteger(value)) : []).toEqual([])
    ran++
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
  expect(ran).toBe(300)
})

test.each<Column>([
  { minimum: 1e300 },
  { type: 'integer', maximum: -(2 ** 70) },
  { minimum: 1e-300, maximum: 2e-300 },
  { exclusiveMinimum: 0, exclusiveMaximum: 5e-320 },
  { minimum: -5e-324, maximum: 5e-324 },
  { minimum: 0.1, maximum: 0.30000000000000004, multipleOf: 0.1 },
  { multipleOf: 1e-10 },
  { multipleOf: 1e12 },
])('the far ends of numbers have some too: %o', (column) => {
  expect(some(column).filter((value) => !within(value, column))).toEqual([])
})

test('numbers are written as people would: in hundredths, unless those are too coarse', () => {
  expect(some({ minimum: 0, maximum: 10 }).every((value) => /^\d+(\.\d{1,2})?$/.test(String(value)))).toBe(true)
  expect(some({ minimum: 0, maximum: 0.5 }).some((value) => /^0\.\d{4}$/.test(String(value)))).toBe(true)
})

test('few numbers are all of them', () => {
  expect(new Set(some({ type: 'integer', exclusiveMinimum: 0, maximum: 3 }))).toEqual(new Set([1, 2, 3]))
  expect(new Set(some({ minimum: 0, maximum: 0.3, multipleOf: 0.1 }))).toEqual(new Set([0, 0.1, 0.2, 0.3]))
  expect(some({ exclusiveMinimum: 0, maximum: 1.5e-323 })).toEqual([5e-324, 1.5e-323, 1e-323])
})

const edges = (column: Column): unknown[] => {
  const domain = numbers(column, 100)
  return domain?.edges.map(domain.at) ?? []
}

test('what lies at the bounds, next to them and around 0 is an edge', () => {
  expect(edges({ type: 'integer', minimum: -5, exclusiveMaximum: 11 })).toEqual([-5, -4, -1, 0, 1, 9, 10])
  expect(edges({ type: 'integer', minimum: 3, maximum: 4 })).toEqual([3, 4])
  expect(edges({ minimum: 0, maximum: 10 })).toEqual([0, 0.01, 9.99, 10])
})

test('the nearest number to any is one of those that are allowed', () => {
  const domain = numbers({ minimum: 0, maximum: 1, multipleOf: 0.1 }, 100)
  const nearest = (value: number): unknown => domain?.at(nearestIndex(domain, value))
  expect([-3, 0.24, 0.26, 7, NaN].map(nearest)).toEqual([0, 0.2, 0.3, 1, 0])
})
