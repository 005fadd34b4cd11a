import { expect, test } from 'vitest'
import { lInfinity } from '../../../src/check/statistics/lInfinity.ts'
import { categoryCases, near, numberCases, sides } from '../../support/goldenStatistics.ts'

test.each(numberCases)('agrees with scipy on numbers: $name', ({ reference, current, ks }) => {
  expect(lInfinity(reference, current)).toEqual(near(ks[0]))
})

test.each(categoryCases)('agrees with numpy on categories: $name', (sample) => {
  expect(lInfinity(...sides(sample))).toEqual(near(sample.lInfinity))
})

test('takes numbers and categories together as categories', () => {
  expect(lInfinity([1, 1, 2, -0], { 1: 3, 0: 1 })).toBe(0.25)
})
