import { expect, test } from 'vitest'
import { auc } from '../../../src/check/metrics/auc.ts'
import golden from '../../fixtures/metrics/golden.json' with { type: 'json' }
import { near } from '../../support/goldenStatistics.ts'

test.each(golden.classified)('agrees with scikit-learn, case %#', ({ labels, scores, auc: expected }) => {
  expect(auc(labels, scores, 1)).toEqual(near(expected))
})

test('is no number where one class is all there is', () => {
  expect(auc([1, 1], [0.2, 0.4], 1)).toBeUndefined()
  expect(auc([], [], 1)).toBeUndefined()
})

test('leaves out rows without a label or a score', () => {
  expect(auc(['yes', 'no', 'no', null, 'yes'], [0.9, 0.1, Number.NaN, 1], 'yes')).toBe(1)
})
