import { expect, test } from 'vitest'
import { distanceThreshold } from '../../../src/check/statistics/distanceThreshold.ts'
import { measures } from '../../../src/check/statistics/measures.ts'
import { sidesOf, type Sides } from '../../../src/check/statistics/side.ts'
import { times } from '../../support/randomValues.ts'

const even = (rows: number, add: number): number[] => times(rows, (index) => index / rows + add)
const once = (rows: number, of: string): Sides[0]['values'] =>
  new Map(times(rows, (index): [string, number] => [`${of} ${index}`, 1]))

test('is what is told, and what few rows make of it', () => {
  const sides = sidesOf(even(2000, 0), even(3000, 0))
  const few = 1.8 * Math.sqrt(1 / 2000 + 1 / 3000)
  expect(distanceThreshold(sides, measures.wasserstein, { seed: 1 })).toBeCloseTo(0.1 + few, 12)
  expect(distanceThreshold(sides, measures.wasserstein, { seed: 1, threshold: 0.3 })).toBeCloseTo(0.3 + few, 12)
})

test('is not raised for sides that are apart', () => {
  const sides = sidesOf(even(2000, 0), even(2000, 1))
  expect(distanceThreshold(sides, measures.wasserstein, { seed: 1 })).toBeCloseTo(0.1 + 1.8 * Math.sqrt(2 / 2000), 12)
})

test('is beyond all reach where values are there but once', () => {
  const sides = sidesOf(once(2000, 'was'), once(2000, 'is'))
  expect(distanceThreshold(sides, measures.jensenShannon, { seed: 1 })).toBeGreaterThan(1)
})

test('takes one value far out for chance, on whichever side, and whichever is the smaller', () => {
  for (const [was, is] of [
    [1500, 4000],
    [4000, 1500],
    [2000, 2000],
  ]) {
    const far = even(is ?? 0, 0).with(0, 1e5)
    const sides = sidesOf(even(was ?? 0, 0), far)
    const [reference, current] = sides
    const value = measures.wasserstein.value(reference.values, current.values)
    expect(value).toBeGreaterThan(10)
    expect(distanceThreshold(sides, measures.wasserstein, { seed: 1 })).toBeGreaterThan(value)
  }
})
