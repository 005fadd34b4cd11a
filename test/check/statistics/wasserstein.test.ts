import { expect, test } from 'vitest'
import { normalisedWasserstein, wasserstein } from '../../../src/check/statistics/wasserstein.ts'
import { near, numberCases } from '../../support/goldenStatistics.ts'

test.each(numberCases)('agrees with scipy: $name', ({ reference, current, ...expected }) => {
  expect(wasserstein(reference, current)).toEqual(near(expected.wasserstein))
  expect(normalisedWasserstein(reference, current)).toEqual(near(expected.normalised))
})

test('is in standard deviations of the reference whatever its unit', () => {
  const [reference, current] = [
    [1, 2, 3, 4],
    [2, 3, 4, 6],
  ]
  const expected = normalisedWasserstein(reference, current)
  for (const unit of [1e-300, 1e-9, 1e6, 1e300]) {
    const [first, second] = [reference, current].map((side) => side.map((value) => value * unit))
    expect(normalisedWasserstein(first ?? [], second ?? [])).toBeCloseTo(expected, 9)
  }
})

test('takes a reference of one value by a thousandth of it', () => {
  expect(normalisedWasserstein([5, 5, 5], [6])).toBeCloseTo(200, 9)
  expect(normalisedWasserstein([0, 0], [1])).toBeCloseTo(1000, 9)
  expect(normalisedWasserstein([0.3, 0.1 + 0.2, 0.3], [0.1 + 0.2])).toBeLessThan(1e-9)
})

test('has no end for the greatest numbers, and is a number all the same', () => {
  expect(wasserstein([-Number.MAX_VALUE], [Number.MAX_VALUE])).toBe(Infinity)
  expect(wasserstein([-Number.MAX_VALUE, 0], [-Number.MAX_VALUE, 0])).toBe(0)
})
