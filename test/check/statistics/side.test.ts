import { expect, test } from 'vitest'
import { areNumbers, byCategories, distinctOf, presence, sidesOf } from '../../../src/check/statistics/side.ts'

test('counts what is there and what is missing', () => {
  expect(sidesOf([3, null, 1, Number.NaN], [1])).toMatchObject([
    { present: 2, missing: 2 },
    { present: 1, missing: 0 },
  ])
  const side = new Map([
    ['a', 3],
    [null, 2],
  ])
  expect(sidesOf(side, { a: 1 })).toMatchObject([
    { present: 3, missing: 2 },
    { present: 1, missing: 0 },
  ])
})

test('takes numbers beside categories as categories', () => {
  expect(areNumbers(sidesOf([1], [2]))).toBe(true)
  expect(areNumbers(sidesOf([1], { 1: 2 }))).toBe(false)
  expect(areNumbers(byCategories(sidesOf([1], [2])))).toBe(false)
})

test('makes two categories of what is there and what is missing', () => {
  const [reference, current] = presence(sidesOf([1, null, 2], [null]))
  expect(reference.values).toEqual(new Map(Object.entries({ present: 2, missing: 1 })))
  expect(current).toEqual({ values: new Map([['missing', 1]]), present: 1, missing: 0 })
})

test('counts different values of both sides, up to six', () => {
  expect(distinctOf(sidesOf([1, 1, 2], [2, 3]))).toBe(3)
  expect(distinctOf(sidesOf([1, 2, 3, 4, 5, 6, 7, 8], [9]))).toBe(6)
  expect(distinctOf(sidesOf({ a: 1, b: 0 }, { c: 1 }))).toBe(2)
  expect(distinctOf(sidesOf([], []))).toBe(0)
})
