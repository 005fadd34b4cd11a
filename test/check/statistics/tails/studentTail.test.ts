import { expect, test } from 'vitest'
import { studentTail } from '../../../../src/check/statistics/tails/studentTail.ts'
import { near, tails } from '../../../support/goldenStatistics.ts'

test('agrees with scipy', () => {
  expect(tails.studentTail).not.toEqual([])
  for (const [t = 0, degrees = 1, expected] of tails.studentTail)
    expect(studentTail(t, degrees)).toEqual(near(expected))
})
