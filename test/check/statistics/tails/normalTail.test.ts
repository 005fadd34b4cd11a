import { expect, test } from 'vitest'
import { normalTail } from '../../../../src/check/statistics/tails/normalTail.ts'
import { near, tails } from '../../../support/goldenStatistics.ts'

test('agrees with scipy', () => {
  expect(tails.normalTail).not.toEqual([])
  for (const [z = 0, expected] of tails.normalTail) expect(normalTail(z)).toEqual(near(expected))
})
