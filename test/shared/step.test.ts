import { expect, test } from 'vitest'
import { stepOf } from '../../src/shared/step.ts'

test.each([
  [0.4, 2],
  [0.5, 1],
  [1e-5, 1],
  [1.5, 3],
  [7, 7],
  [1e21, 1e21],
])('an integer that is a multiple of %s is one of %s', (multipleOf, step) => {
  expect(stepOf('integer', multipleOf)).toBe(step)
})

test('any number is a multiple of what is declared', () => {
  expect([stepOf('number', 0.4), stepOf(undefined, 0.4)]).toEqual([0.4, 0.4])
})
