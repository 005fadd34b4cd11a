import { expect, test } from 'vitest'
import { gammaTail } from '../../../../src/check/statistics/tails/gammaTail.ts'
import { near, tails } from '../../../support/goldenStatistics.ts'

test('agrees with scipy', () => {
  expect(tails.gammaTail).not.toEqual([])
  for (const [shape = 0, x = 0, expected] of tails.gammaTail) expect(gammaTail(shape, x)).toEqual(near(expected))
})
