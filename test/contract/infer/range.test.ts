import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { outward, rangeOf } from '../../../src/contract/infer/range.ts'
import type { Measured } from '../../../src/table/measure.ts'

const measured: Measured = {
  name: 'x',
  rows: 1000,
  nulls: 0,
  types: ['number'],
  padded: 0,
  nan: 0,
  infinite: 0,
  low: -3,
  high: 3,
  atLow: 1,
  atHigh: 1,
  bulk: [-2, 2],
  shortest: 1,
  longest: 4,
  formats: [],
  shape: undefined,
  distinct: 1000,
  values: [],
}
const bounds = (more: Partial<Measured>, isKey = false): unknown =>
  rangeOf({ ...measured, ...more }, { type: 'number', isKey }).column

test('a number outward is not nearer to zero, and near', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 1e-300, max: 1e300 }), (value) => {
      const far = outward(value)
      expect(outward(-value)).toBe(-far)
      expect(far).toBeGreaterThanOrEqual(value)
      expect(far).toBeLessThanOrEqual(value * 1.11)
    }),
  )
})

test('bounds leave room beyond what was seen', () => {
  expect(bounds({})).toEqual({ minimum: -6, maximum: 6 })
  expect(bounds({ rows: 100 })).toEqual({ minimum: -9, maximum: 9 })
})

test('what was never below zero is not', () => {
  expect(bounds({ low: 2, high: 10, bulk: [2, 9] })).toEqual({ minimum: 0, maximum: 14 })
})

test('shares go to one', () => {
  expect(bounds({ low: 0.1, high: 0.9, bulk: [0.2, 0.8] })).toEqual({ minimum: 0, maximum: 1 })
})

test('an edge that many values stand at is one', () => {
  expect(bounds({ atHigh: 50, atLow: 50 })).toEqual({ minimum: -3, maximum: 3 })
})

test('where values thin out, for keys, and with infinity, no bound is said', () => {
  expect(bounds({ high: 100 })).toEqual({ minimum: -55 })
  expect(bounds({ low: 1, high: 5, bulk: [1, 5] }, true)).toEqual({ minimum: 0 })
  expect(bounds({ infinite: 1 })).toEqual({})
  expect(bounds({ high: 2 ** 60 })).toEqual({})
})
