import { expect, test } from 'vitest'
import { populationStability } from '../../../src/check/statistics/populationStability.ts'
import { categoryCases, near, numberCases, sides } from '../../support/goldenStatistics.ts'

test.each(numberCases)('agrees with scipy on numbers: $name', ({ reference, current, stability: expected }) => {
  expect(populationStability(reference, current)).toEqual(near(expected))
})

test.each(categoryCases)('agrees with scipy on categories: $name', (sample) => {
  expect(populationStability(...sides(sample))).toEqual(near(sample.stability))
})

test('takes an empty bin for one of a ten-thousandth', () => {
  expect(populationStability({ a: 1 }, { b: 1 })).toBeCloseTo(2 * (1 - 1e-4) * Math.log(1e4), 12)
})

test('sees what comes above a value that most of the reference has', () => {
  const zeros = Array.from({ length: 100 }, () => 0)
  const moved = zeros.map((_, index) => (index < 50 ? 1 : 0))
  expect(populationStability(zeros, moved)).toBeGreaterThan(1)
  expect(populationStability(zeros, zeros)).toBe(0)
})

test('takes as many bins as it is told', () => {
  const [reference, current] = [
    [1, 2, 3, 4],
    [1, 1, 1, 4],
  ]
  expect(populationStability(reference, current, 1)).toBe(0)
  expect(populationStability(reference, current, 2)).toBeCloseTo(0.25 * Math.log(3), 12)
})
