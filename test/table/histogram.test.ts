import { expect, test } from 'vitest'
import { histogramOf, spread } from '../../src/table/histogram.ts'

test('counts each value once, the greatest in the last bin', () => {
  const { bounds, counts } = histogramOf([0, 0, 1, 10, 20])
  expect([bounds.length, bounds[0], bounds.at(-1)]).toEqual([21, 0, 20])
  expect([counts[0], counts[1], counts[10], counts[19]]).toEqual([2, 1, 1, 1])
})

test('one value is one bin', () => {
  expect(histogramOf([3, 3])).toEqual({ bounds: [3, 3], counts: [2] })
})

test('tells shares from quantiles', () => {
  const { counts } = spread(Array.from({ length: 101 }, (_, index) => index))
  expect(counts.map((share) => Math.round(share * 100))).toEqual(Array.from({ length: 20 }, () => 5))
})
