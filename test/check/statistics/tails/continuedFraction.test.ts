import { expect, test } from 'vitest'
import { continuedFraction } from '../../../../src/check/statistics/tails/continuedFraction.ts'

test('comes to the golden ratio and to the square root of two', () => {
  expect(continuedFraction(1, () => [1, 1])).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14)
  expect(continuedFraction(1, () => [1, 2])).toBeCloseTo(Math.SQRT2, 14)
})

test('goes over terms that are 0', () => {
  expect(continuedFraction(0, (index) => [index === 1 ? 1 : 0, 2])).toBeCloseTo(0.5, 14)
})
