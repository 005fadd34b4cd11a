import { expect, test } from 'vitest'
import { kolmogorovTail } from '../../../../src/check/statistics/tails/kolmogorovTail.ts'
import { near, tails } from '../../../support/goldenStatistics.ts'

test('agrees with scipy', () => {
  expect(tails.kolmogorovTail).not.toEqual([])
  for (const [x = 0, expected] of tails.kolmogorovTail) expect(kolmogorovTail(x)).toEqual(near(expected))
})
