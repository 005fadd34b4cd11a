import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { countsOf, isNumbers, type Values } from '../../../src/check/statistics/countsOf.ts'

const listed = (values: Values): unknown => {
  const { counts, ...rest } = countsOf(values)
  return { counts: [...counts], ...rest }
}

test('takes a map and a record', () => {
  const expected = {
    counts: [
      ['a', 2],
      ['b', 1],
    ],
    present: 3,
    missing: 0,
  }
  expect(listed({ a: 2, b: 1 })).toEqual(expected)
  expect(listed(new Map(Object.entries({ a: 2, b: 1 })))).toEqual(expected)
})

test('takes numbers by their values, and 0 with either sign as one', () => {
  expect(listed([1, 0, -0, 1, null, Number.NaN])).toEqual({
    counts: [
      ['1', 2],
      ['0', 2],
    ],
    present: 4,
    missing: 2,
  })
})

test('knows `null` as missing, and no count that is not above 0', () => {
  const counts = new Map<string | null, number>([
    ['a', 3],
    [null, 4],
    ['b', 0],
    ['c', Number.NaN],
    ['d', -1],
    ['e', Infinity],
  ])
  expect(listed(counts)).toEqual({ counts: [['a', 3]], present: 3, missing: 4 })
})

test('takes names that objects have already', () => {
  const counts = JSON.parse('{"__proto__": 2, "constructor": 1}') as Record<string, number>
  expect(listed(counts)).toEqual({
    counts: [
      ['__proto__', 2],
      ['constructor', 1],
    ],
    present: 3,
    missing: 0,
  })
})

test('takes what comes from another realm', () => {
  const map = runInNewContext(`new Map([['a', 2]])`) as Map<string, number>
  expect(listed(map)).toEqual({ counts: [['a', 2]], present: 2, missing: 0 })
  expect(isNumbers(runInNewContext('[1, 2]') as number[])).toBe(true)
  expect(isNumbers(runInNewContext('new Float64Array(2)') as Float64Array)).toBe(true)
})
