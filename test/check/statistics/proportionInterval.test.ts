import { expect, test } from 'vitest'
import { proportionInterval } from '../../../src/check/statistics/proportionInterval.ts'
import { near, proportionCases } from '../../support/goldenStatistics.ts'

test.each(proportionCases)('agrees with scipy: $current', ({ current: [count = 0, total = 0], wilson }) => {
  expect(proportionInterval({ count, total })).toEqual({ low: near(wilson[0]), high: near(wilson[1]) })
})

test('reaches its ends', () => {
  expect(proportionInterval({ count: 0, total: 0 })).toEqual({ low: 0, high: 1 })
  expect(proportionInterval({ count: 0, total: 4 }).low).toBe(0)
  expect(proportionInterval({ count: 4, total: 4 }).high).toBe(1)
  expect(proportionInterval({ count: 2, total: 4 }, 1)).toEqual({ low: 0, high: 1 })
})
