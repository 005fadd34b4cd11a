import { expect, test } from 'vitest'
import { corrected } from '../../../src/check/statistics/corrected.ts'
import { correctionCases, near } from '../../support/goldenStatistics.ts'

test.each(['benjaminiHochberg', 'holm', 'bonferroni'] as const)('%s is what numpy makes of it', (correction) => {
  for (const { values, [correction]: expected } of correctionCases) {
    const made = corrected(values, correction)
    expect(made).toHaveLength(expected.length)
    for (const [index, value] of made.entries()) expect(value).toEqual(near(expected[index]))
  }
})

test('changes nothing where it is told to, and of nothing makes nothing', () => {
  expect(corrected([0.2, 0.1], 'none')).toEqual([0.2, 0.1])
  expect(corrected([])).toEqual([])
})

test('keeps the order of those given', () => {
  expect(corrected([0.04, 0.01])).toEqual([0.04, 0.02])
})
