import { expect, test } from 'vitest'
import { allowance, selection } from '../../../src/check/statistics/selection.ts'

const rows = (reference: number, current = reference): { reference: number; current: number } => ({
  reference,
  current,
})

test.each([
  ['numbers', { type: 'number', ...rows(1000), distinct: 6 }, 'kolmogorovSmirnov'],
  ['many numbers', { type: 'integer', ...rows(1001), distinct: 6 }, 'wasserstein'],
  ['many dates', { type: 'date', ...rows(5000), distinct: 300 }, 'wasserstein'],
  ['times', { type: 'timestamp', ...rows(10), distinct: 10 }, 'kolmogorovSmirnov'],
  ['few different numbers', { type: 'integer', ...rows(1000), distinct: 5 }, 'chiSquare'],
  ['many of few different numbers', { type: 'integer', ...rows(1001), distinct: 5 }, 'jensenShannon'],
  ['numbers of two kinds', { type: 'integer', ...rows(1000), distinct: 2 }, 'zTest'],
  ['texts', { type: 'string', ...rows(1000), distinct: 900 }, 'chiSquare'],
  ['many texts', { type: 'string', ...rows(1001), distinct: 2 }, 'jensenShannon'],
  ['booleans', { type: 'boolean', ...rows(1000), distinct: 2 }, 'zTest'],
  ['a side that is small', { type: 'number', ...rows(1_000_000, 1000), distinct: 6 }, 'kolmogorovSmirnov'],
  ['a reference that is small', { type: 'number', ...rows(1000, 1_000_000), distinct: 6 }, 'kolmogorovSmirnov'],
] as const)('of %s', (_, column, expected) => {
  expect(selection(column)).toBe(expected)
})

test('few rows are allowed more', () => {
  expect(allowance(2000, 2000)).toBeCloseTo(1.8 * Math.sqrt(4000 / 4_000_000), 12)
  expect(allowance(0, 5)).toBe(0)
})
