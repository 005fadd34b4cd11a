import { expect, test } from 'vitest'
import { equalOpportunity } from '../../../src/check/metrics/equalOpportunity.ts'

const outcomes = [
  { group: 'old', label: true, prediction: true, count: 30 },
  { group: 'old', label: true, prediction: false, count: 10 },
  { group: 'old', label: false, prediction: true, count: 90 },
  { group: 'young', label: true, prediction: false, count: 60 },
  { group: 'young', label: true, prediction: true, count: 20 },
]

test('compares how often the positive rows of the groups are predicted to be so', () => {
  expect(equalOpportunity(outcomes)).toEqual({
    difference: 0.5,
    groups: [
      { group: 'young', rate: 0.25, rows: 80 },
      { group: 'old', rate: 0.75, rows: 40 },
    ],
  })
})
