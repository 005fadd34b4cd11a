import { expect, test } from 'vitest'
import { kolmogorovSmirnov } from '../../../src/check/statistics/kolmogorovSmirnov.ts'
import { near, numberCases } from '../../support/goldenStatistics.ts'

test.each(numberCases)('agrees with scipy: $name', ({ reference, current, ks }) => {
  expect(kolmogorovSmirnov(reference, current)).toEqual({ value: near(ks[0]), pValue: near(ks[1]) })
})

const even = (size: number, add: number): number[] => Array.from({ length: size }, (_, index) => index / size + add)

test('has a limit that goes on where the exact p-value ends', () => {
  const exact = kolmogorovSmirnov(even(3125, 0), even(3200, 0.034)).pValue
  const limit = kolmogorovSmirnov(even(3126, 0), even(3200, 0.034)).pValue
  expect(exact).toBeGreaterThan(0.04)
  expect(exact).toBeLessThan(0.06)
  expect(Math.abs(limit / exact - 1)).toBeLessThan(0.02)
})

test('says nothing of a side without values', () => {
  expect(kolmogorovSmirnov([], [1, 2])).toEqual({ value: 0, pValue: 1 })
  expect(kolmogorovSmirnov([1], [null, Number.NaN, Infinity])).toEqual({ value: 0, pValue: 1 })
})
