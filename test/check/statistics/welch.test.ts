import { expect, test } from 'vitest'
import { meanInterval, welch } from '../../../src/check/statistics/welch.ts'
import { near, numberCases } from '../../support/goldenStatistics.ts'

const compared = numberCases.filter(({ welch: expected }) => expected)
const measured = numberCases.filter(({ interval }) => interval)

test.each(compared)('agrees with scipy: $name', ({ reference, current, welch: expected }) => {
  expect(welch(reference, current)).toEqual({ value: near(expected?.[0]), pValue: near(expected?.[1], 1e-8) })
})

test.each(measured)('gives the interval of scipy: $name', ({ current, interval }) => {
  expect(meanInterval(current)).toEqual({ low: near(interval?.[0]), high: near(interval?.[1]) })
})

test('tells nothing of fewer than two values', () => {
  expect(welch([1], [2, 3])).toEqual({ value: 0, pValue: 1 })
  expect(meanInterval([])).toEqual({ low: -Infinity, high: Infinity })
})

test('is sure of two constants', () => {
  expect(welch([1, 1], [2, 2, 2])).toEqual({ value: Infinity, pValue: 0 })
  expect(welch([2, 2], [2, 2, 2])).toEqual({ value: 0, pValue: 1 })
  expect(meanInterval([2, 2])).toEqual({ low: 2, high: 2 })
  expect(welch([0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toEqual({ value: 0, pValue: 1 })
})

test('asks for a wider interval to be surer', () => {
  const [one, other] = [meanInterval([1, 2, 4], 0.9), meanInterval([1, 2, 4], 0.99)]
  expect(other.low).toBeLessThan(one.low)
  expect(other.high).toBeGreaterThan(one.high)
})
