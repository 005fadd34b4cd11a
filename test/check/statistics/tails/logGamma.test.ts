import { expect, test } from 'vitest'
import { logGamma } from '../../../../src/check/statistics/tails/logGamma.ts'
import { near, tails } from '../../../support/goldenStatistics.ts'

test('agrees with scipy', () => {
  expect(tails.logGamma).not.toEqual([])
  for (const [x = 0, expected] of tails.logGamma) expect(logGamma(x)).toEqual(near(expected, 1e-12))
})
