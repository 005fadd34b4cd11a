import { expect, test } from 'vitest'
import { mae, rmse } from '../../../src/check/metrics/regression.ts'
import golden from '../../fixtures/metrics/golden.json' with { type: 'json' }
import { near } from '../../support/goldenStatistics.ts'

test.each(golden.measured)('agrees with scikit-learn, case %#', ({ truth, predictions, ...expected }) => {
  expect(mae(truth, predictions)).toEqual(near(expected.mae))
  expect(rmse(truth, predictions)).toEqual(near(expected.rmse))
})

test('leaves out rows that are no numbers', () => {
  expect(mae([1, null, Number.NaN, 4], [3, 1, 1, Infinity])).toBe(2)
  expect(rmse(Float64Array.of(1, 2), Float64Array.of(4))).toBe(3)
})

test('is no number without rows', () => {
  expect(mae([], [])).toBeUndefined()
  expect(rmse([null], [1])).toBeUndefined()
})
