import { expect, test } from 'vitest'
import { measures } from '../../../src/check/statistics/measures.ts'
import { statisticLaws } from '../../laws/statistic.ts'

const bounded = new Set(['kolmogorovSmirnov', 'chiSquare', 'zTest', 'jensenShannon', 'lInfinity'])

for (const [name, { ofCounts, value, pValue }] of Object.entries(measures)) {
  const isSymmetric = name !== 'wasserstein' && name !== 'populationStability'
  // of two categories, which is all that it is asked about
  if (name !== 'zTest')
    statisticLaws(name, {
      value,
      ...(pValue && { pValue }),
      ...(bounded.has(name) && { most: 1 }),
      isSymmetric,
      needsNumbers: ofCounts === undefined,
    })
}

const sides = (factor: number): [Record<string, number>, Record<string, number>] => [
  { a: 20 * factor, b: 30 * factor },
  { a: 30 * factor, b: 20 * factor },
]

test('the value of a test does not grow with the rows', () => {
  for (const { value, pValue } of [measures.chiSquare, measures.zTest]) {
    expect(value(...sides(1))).toBeCloseTo(0.2, 12)
    expect(value(...sides(9))).toBeCloseTo(0.2, 12)
    expect(pValue?.(...sides(9))).toBeLessThan(pValue?.(...sides(1)) ?? 0)
  }
})

test('the value of the t-test is in the unit of the column', () => {
  expect(measures.welch.value([10, 20, 30], [40, 50, 60])).toBe(30)
})
