import { expect, test } from 'vitest'
import { sorted } from '../../../src/check/statistics/sorted.ts'

test('leaves out what is no value, and sorts by size', () => {
  const values = [10, null, 9, Number.NaN, -0.5, Infinity, undefined, -Infinity, 9]
  expect([...sorted(values)]).toEqual([-0.5, 9, 9, 10])
  expect([...sorted([])]).toEqual([])
})

test('gives back what is sorted already', () => {
  const ready = Float64Array.of(1, 2, 2, 3)
  expect(sorted(ready)).toBe(ready)
  expect([...sorted(Float64Array.of(1, Infinity))]).toEqual([1])
})

test('leaves what it is given as it was', () => {
  const values = Float64Array.of(3, 1, 2)
  expect([...sorted(values)]).toEqual([1, 2, 3])
  expect([...values]).toEqual([3, 1, 2])
})
