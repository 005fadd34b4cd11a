import { expect, test } from 'vitest'
import { judged, type Drift } from '../../../src/check/statistics/judged.ts'

const distance: Omit<Drift, 'isDrift' | 'said'> = {
  of: 'values',
  statistic: 'populationStability',
  value: 0.31234,
  threshold: 0.1,
  noise: 0.0213,
  rows: { reference: 2000, current: 3000 },
}
const tested = { ...distance, statistic: 'kolmogorovSmirnov', threshold: 0.05, pValue: 0.00034 } as const

test('a distance is drift from its threshold on', () => {
  expect(judged(distance).isDrift).toBe(true)
  expect(judged({ ...distance, value: 0.1 }).isDrift).toBe(true)
  expect(judged({ ...distance, value: 0.09 }).isDrift).toBe(false)
})

test('a test finds drift below its level', () => {
  expect(judged(tested).isDrift).toBe(true)
  expect(judged({ ...tested, pValue: 0.05 }).isDrift).toBe(false)
})

const said = (facts: Partial<Drift>): string => judged({ ...distance, ...facts }).said

test('is said in one phrase', () => {
  expect(said({})).toMatchInlineSnapshot(`"distribution 0.31 apart (PSI; 0.021 against itself)"`)
  expect(said(tested)).toMatchInlineSnapshot(
    `"distribution 0.31 apart (Kolmogorov-Smirnov; p 0.00034; 0.021 against itself)"`,
  )
  expect(said({ ...tested, pValue: 1e-30 })).toMatchInlineSnapshot(
    `"distribution 0.31 apart (Kolmogorov-Smirnov; p below 0.000001; 0.021 against itself)"`,
  )
  expect(said({ ...tested, statistic: 'welch', value: 123_456.7, noise: 0 })).toMatchInlineSnapshot(
    `"mean 123457 apart (Welch's t-test; p 0.00034; 0 against itself)"`,
  )
  expect(said({ ...tested, statistic: 'zTest', of: 'missing', value: 0.5 })).toMatchInlineSnapshot(
    `"share of missing values 0.5 apart (z-test; p 0.00034; 0.021 against itself)"`,
  )
  expect(said({ statistic: 'wasserstein', value: Infinity })).toMatchInlineSnapshot(
    `"distribution infinitely far apart (Wasserstein; 0.021 against itself)"`,
  )
  expect(said({ rows: { reference: 3, current: 0 } })).toMatchInlineSnapshot(`"no values to compare"`)
})

test('nothing is no drift', () => {
  expect(judged({ ...tested, pValue: 0, rows: { reference: 0, current: 3 } }).isDrift).toBe(false)
})
