import { expect, test } from 'vitest'
import { chiSquare } from '../../../src/check/statistics/chiSquare.ts'
import { categoryCases, near } from '../../support/goldenStatistics.ts'

test.each(categoryCases)('agrees with scipy: $name', ({ reference, current, chiSquare: expected }) => {
  expect(chiSquare([reference, current])).toEqual({ value: near(expected[0]), pValue: near(expected[1]) })
})

test('says nothing of one category, or of a side without values', () => {
  expect(
    chiSquare([
      [5, 0],
      [9, 0],
    ]),
  ).toEqual({ value: 0, pValue: 1 })
  expect(
    chiSquare([
      [0, 0],
      [9, 3],
    ]),
  ).toEqual({ value: 0, pValue: 1 })
  expect(chiSquare([[], []])).toEqual({ value: 0, pValue: 1 })
})
