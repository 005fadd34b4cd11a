import { expect, test } from 'vitest'
import { paired, shares, totalOf } from '../../../src/check/statistics/paired.ts'

test('puts categories of both sides beside each other', () => {
  expect(paired({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual([
    [1, 2, 0],
    [0, 3, 4],
  ])
})

test('cuts numbers by the quantiles of the reference, or of both', () => {
  const [reference, current] = [
    [1, 2, 3, 4],
    [10, 20, 30, 40],
  ]
  expect(paired(reference, current, { bins: 2, by: 'reference' })).toEqual([
    [2, 2],
    [0, 4],
  ])
  expect(paired(reference, current, { bins: 2 })).toEqual([
    [4, 0],
    [0, 4],
  ])
})

test('gives a value that fills more than one bin a bin of its own', () => {
  expect(paired([0, 0, 0, 0, 0, 1], [-1, 0, 0.5, 2], { bins: 4, by: 'reference' })).toEqual([
    [0, 5, 1],
    [1, 1, 2],
  ])
})

test('finds no bounds among the greatest numbers that are none', () => {
  const [reference] = paired([-Number.MAX_VALUE, Number.MAX_VALUE], [0], { bins: 2 })
  expect(totalOf(reference)).toBe(2)
})

test('has no shares of a side without values', () => {
  expect(shares(paired([], [1]))).toEqual([[], []])
  expect(shares(paired({ a: 1, b: 3 }, { a: 2 }))).toEqual([
    [0.25, 0.75],
    [1, 0],
  ])
})
