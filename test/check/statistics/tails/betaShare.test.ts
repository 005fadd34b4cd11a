import { expect, test } from 'vitest'
import { betaShare } from '../../../../src/check/statistics/tails/betaShare.ts'
import { near, tails } from '../../../support/goldenStatistics.ts'

test('agrees with scipy', () => {
  expect(tails.betaShare).not.toEqual([])
  for (const [a = 0, b = 0, x = 0, expected] of tails.betaShare) expect(betaShare([a, b], x)).toEqual(near(expected))
})
