import { expect, test } from 'vitest'
import { f1, precision, recall, type Label } from '../../../src/check/metrics/classification.ts'
import golden from '../../fixtures/metrics/golden.json' with { type: 'json' }
import { near } from '../../support/goldenStatistics.ts'

const all = (labels: Label[], predictions: Label[], positive: Label): number[] =>
  [precision, recall, f1].map((metric) => metric(labels, predictions, positive))

test.each(golden.classified)(
  'agrees with scikit-learn of two classes, case %#',
  ({ labels, predictions, ...expected }) => {
    expect(all(labels, predictions, 1)).toEqual(
      [expected.precision, expected.recall, expected.f1].map((of) => near(of)),
    )
  },
)

test.each(golden.named)('agrees with scikit-learn of each class, case %#', ({ labels, predictions, ...expected }) => {
  for (const [index, name] of expected.classes.entries())
    expect(all(labels, predictions, name)).toEqual(
      [expected.precision, expected.recall, expected.f1].map((of) => near(of[index])),
    )
})

test('is 0 where there is nothing to divide by', () => {
  expect(all([], [], 'a')).toEqual([0, 0, 0])
  expect(all(['b'], ['b'], 'a')).toEqual([0, 0, 0])
})

test('leaves out rows without a label or a prediction', () => {
  expect(all([1, 1, null, 0], [1, null, 1], 1)).toEqual([1, 1, 1])
})
