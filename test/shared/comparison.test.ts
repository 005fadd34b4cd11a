import { expect, test } from 'vitest'
import type { Wanted } from '../../src/model/expectation.ts'
import { comparisonOf } from '../../src/shared/comparison.ts'

test.each([
  ['>= 0.9', 'a number of at least 0.9', [0.9, 1], [0.89, '1', null, NaN, Infinity]],
  ['> 0.9', 'a number above 0.9', [0.91], [0.9, 0.1]],
  ['<=5', 'a number of at most 5', [5, -1e9], [5.1, -Infinity]],
  ['< .5', 'a number below 0.5', [0.49], [0.5]],
  ['0.8..1', 'a number of at least 0.8 and of at most 1', [0.8, 1], [0.79, 1.01, '0.9']],
  ['-1e-3 .. 1e3', 'a number of at least -0.001 and of at most 1000', [0], [-0.002]],
  ['1..2', 'a number of at least 1 and of at most 2', [1, 2], [0, 3]],
  ['0.9 ± 0.01', 'a number within 0.01 of 0.9', [0.89, 0.91], [0.92, 0.88, NaN]],
  ['100 +- 5', 'a number within 5 of 100', [95, 105], [94.9]],
  ['= 12', '`12`', [12], ['12', 13]],
  ['= 1..2', '`1..2`', ['1..2'], [1]],
  ['!= 0', 'a number other than `0`', [1], [0, NaN, '1', undefined]],
  ['!= none', 'a value other than `none`', ['some', 1], ['none']],
  ['xgb', '`xgb`', ['xgb'], ['XGB', 1]],
  ['2026-01-31', '`2026-01-31`', ['2026-01-31'], [2026]],
  [12, '`12`', [12], ['12', 12.5]],
  [true, '`true`', [true], ['true', 1]],
  [null, '`null`', [null], [0, undefined]],
  [{ min: 1 }, 'a number of at least 1', [1], [0]],
  [{ min: 1, max: 2 }, 'a number of at least 1 and of at most 2', [1, 2], [3, '1']],
] as const)('%o is %s', (...[wanted, words, good, bad]) => {
  const comparison = comparisonOf(wanted)
  expect(comparison?.expects).toBe(words)
  expect(good.filter((value) => !comparison?.holds(value))).toEqual([])
  expect(bad.filter((value) => comparison?.holds(value))).toEqual([])
})

test.each(['>= high', '> ', '0.8..', '0.8...1', '1..0', '0.9 ± much', '0.9 +- -1', { min: 2, max: 1 }])(
  '%o is none',
  (wanted) => {
    expect(comparisonOf(wanted)).toBeUndefined()
  },
)

const numeric = (wanted: Wanted): boolean | undefined => comparisonOf(wanted)?.isNumeric

test('what can be a number only is told', () => {
  expect(['>= 1', '1..2', '1 ± 1', '= 1', '!= 1', 1, { min: 1 }].map(numeric)).toEqual(
    Array.from({ length: 7 }, () => true),
  )
  expect(['x', '= x', '!= x', true, null].map(numeric)).toEqual(Array.from({ length: 5 }, () => false))
})
