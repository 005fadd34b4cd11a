import { expect, test } from 'vitest'
import { zTest } from '../../../src/check/statistics/zTest.ts'
import { near, proportionCases } from '../../support/goldenStatistics.ts'

const proportion = ([count = 0, total = 0]: number[]): { count: number; total: number } => ({ count, total })

test.each(proportionCases)('agrees with scipy: $reference and $current', ({ reference, current, ...expected }) => {
  expect(zTest(proportion(reference), proportion(current))).toEqual({
    value: near(expected.value),
    pValue: near(expected.pValue),
  })
})

test('says nothing where there are no rows, or none or all are of the kind', () => {
  for (const pair of [
    [
      [0, 0],
      [3, 5],
    ],
    [
      [0, 9],
      [0, 4],
    ],
    [
      [9, 9],
      [4, 4],
    ],
  ])
    expect(zTest(proportion(pair[0] ?? []), proportion(pair[1] ?? []))).toEqual({ value: 0, pValue: 1 })
})
