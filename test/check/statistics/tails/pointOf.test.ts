import { expect, test } from 'vitest'
import { normalTail } from '../../../../src/check/statistics/tails/normalTail.ts'
import { pointOf } from '../../../../src/check/statistics/tails/pointOf.ts'

test('finds where a tail begins', () => {
  expect(pointOf(normalTail, 0.05)).toBeCloseTo(1.959963984540054, 12)
  expect(pointOf((x) => 1 / (1 + x), 0.001)).toBeCloseTo(999, 9)
})

test('has an end for every share', () => {
  expect(pointOf(normalTail, 1)).toBe(0)
  expect(pointOf(normalTail, 0)).toBe(Infinity)
})
