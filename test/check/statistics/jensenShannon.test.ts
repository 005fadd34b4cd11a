import { expect, test } from 'vitest'
import { jensenShannon } from '../../../src/check/statistics/jensenShannon.ts'
import { categoryCases, near, numberCases, sides } from '../../support/goldenStatistics.ts'

test.each(numberCases)('agrees with scipy on numbers: $name', ({ reference, current, jensenShannon: expected }) => {
  expect(jensenShannon(reference, current)).toEqual(near(expected))
})

test.each(categoryCases)('agrees with scipy on categories: $name', (sample) => {
  expect(jensenShannon(...sides(sample))).toEqual(near(sample.jensenShannon))
})

test('is 1 where nothing is common', () => {
  expect(jensenShannon({ a: 3 }, { b: 4, c: 1 })).toBe(1)
  expect(jensenShannon([1, 2, 3], [7, 8])).toBeGreaterThan(0.9)
})
