import { expect, test } from 'vitest'
import { largestOf, meanOf, unitOf } from '../../../src/check/statistics/meanOf.ts'

test('keeps its digits where values are large and near each other', () => {
  const values = [1e9 + 1, 1e9 + 2, 1e9 + 3]
  const unit = unitOf(largestOf(values))
  const { count, mean, squares } = meanOf(values, unit)
  expect({ count, mean: mean * unit, squares: squares * unit * unit }).toEqual({ count: 3, mean: 1e9 + 2, squares: 2 })
})

test('sees no spread in values that are all the same', () => {
  expect(meanOf([0.1, 0.1, 0.1], 1)).toEqual({ count: 3, mean: 0.1, squares: 0 })
})

test('leaves out what is no value', () => {
  expect(meanOf([1, null, Number.NaN, 3, Infinity], 1)).toEqual({ count: 2, mean: 2, squares: 2 })
  expect(meanOf([null], 1)).toEqual({ count: 0, mean: 0, squares: 0 })
})

test('measures in powers of two', () => {
  expect([0, 1, 5, 0.3, 1e300].map(unitOf)).toEqual([1, 1, 4, 0.25, 2 ** 996])
  expect(largestOf([1, -7, null], [Infinity, 3])).toBe(7)
})
