import { expect, test } from 'vitest'
import { demographicParity } from '../../../src/check/metrics/demographicParity.ts'

const outcomes = [
  { group: 'old', label: true, prediction: true, count: 30 },
  { group: 'old', label: false, prediction: true, count: 10 },
  { group: 'old', label: false, prediction: false, count: 40 },
  { group: 'young', label: true, prediction: false, count: 60 },
  { group: 'young', label: true, prediction: true, count: 20 },
]

test('compares how often the groups are predicted to be positive', () => {
  expect(demographicParity(outcomes)).toEqual({
    difference: 0.25,
    groups: [
      { group: 'young', rate: 0.25, rows: 80 },
      { group: 'old', rate: 0.5, rows: 80 },
    ],
  })
})
