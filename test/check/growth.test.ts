import { expect, test } from 'vitest'
import { growthOf } from '../../src/check/growth.ts'

const base = { rows: 1, value: 2 }
const sizes = [100, 1000, 10_000]
const points = (need: (rows: number) => number) => sizes.map((rows) => ({ rows, value: base.value + need(rows) }))

test.each([
  [0.5, (rows: number) => 3 * rows ** 0.5],
  [1, (rows: number) => rows / 50],
  [2, (rows: number) => rows ** 2 / 1e5],
  [3, (rows: number) => rows ** 3 / 1e7],
])('rows^%d is told to be that, and goes on like that', (power, need) => {
  const { exponent, at } = growthOf(points(need), base, 0.01)
  expect(exponent).toBeCloseTo(power, 6)
  expect(at(1e6)).toBeCloseTo(base.value + need(1e6), 3)
})

test('the line is the nearest to points that are on none', () => {
  const some = [1, 10, 100].map((rows, index) => ({ rows, value: 2 + 10 ** ([0, 2, 2][index] ?? 0) }))
  expect(growthOf(some, base, 0).exponent).toBeCloseTo(1, 6)
})

test('what does not exceed the noise is left out', () => {
  const crooked = [{ rows: 10, value: 2.4 }, ...points((rows) => rows ** 2 / 1e5)]
  expect(growthOf(crooked, base, 0.5).exponent).toBeCloseTo(2, 6)
})

test('over less than ten times the rows nothing is told, and what follows is in proportion', () => {
  const near = [2000, 10_000].map((rows) => ({ rows, value: 2 + rows ** 2 / 1e5 }))
  const { exponent, at } = growthOf(near, base, 0.5)
  expect(exponent).toBeUndefined()
  expect(at(100_000)).toBeCloseTo(2 + 1000 * 10, 6)
})

test('growth out of the noise was at least as fast as if all of the noise had been need', () => {
  const cubic = points((rows) => rows ** 3 / 1e10)
  expect(growthOf(cubic, base, 1).exponent).toBeCloseTo(2, 6)
  expect(
    growthOf(
      points((rows) => rows / 5000),
      base,
      1,
    ).exponent,
  ).toBeUndefined()
})

test('what does not grow stays as it was', () => {
  const still = growthOf(
    points(() => 0.1),
    base,
    1,
  )
  expect(still).toMatchObject({ exponent: undefined, isSeen: false })
  expect(still.at(1e9)).toBe(2)
})

test('what grows too little to tell how is taken to grow as its input, for a large one may show it', () => {
  const little = growthOf(
    points((rows) => rows / 20_000),
    base,
    1,
  )
  expect(little).toMatchObject({ exponent: undefined, isSeen: false })
  expect(little.at(1e9)).toBe(2 + 50_000)
})
