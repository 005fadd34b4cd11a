import { expect, test } from 'vitest'
import { doubles, nextDown, nextUp } from '../../src/data/doubles.ts'
import { sizeOf } from '../../src/data/domain.ts'
import { sampled } from '../support/sampled.ts'

test('the next double is the next', () => {
  expect([nextUp(0), nextUp(1), nextUp(-1), nextUp(-5e-324)]).toEqual([5e-324, 1 + 2 ** -52, -1 + 2 ** -53, 0])
  expect([nextDown(0), nextDown(1), nextDown(5e-324)].map((value) => value + 0)).toEqual([-5e-324, 1 - 2 ** -53, 0])
})

test('few doubles are all there are between two', () => {
  const found = doubles(-1e-323, 1e-323)
  expect(found && sizeOf(found)).toBe(5)
  expect(
    found &&
      sampled(found)
        .map(Number)
        .toSorted((a, b) => a - b)
        .map((value) => value + 0),
  ).toEqual([-1e-323, -5e-324, 0, 5e-324, 1e-323])
  expect(doubles(1, 0)).toBeUndefined()
})

test.each([
  [1, 2],
  [0, 1e-12],
  [-1e-300, 1e-300],
])('doubles between %d and %d are inside and different', (from, to) => {
  const found = doubles(from, to)
  const values = found ? sampled(found, 1000).map(Number) : []
  expect(values.filter((value) => value < from || value > to)).toEqual([])
  expect(new Set(values).size).toBe(values.length)
  expect(values.length).toBeGreaterThan(900)
  expect([Math.min(...values), Math.max(...values)]).toEqual([from, to])
})
