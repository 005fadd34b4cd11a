import { expect, test } from 'vitest'
import type { Values } from '../../../src/check/statistics/countsOf.ts'
import { countsOf } from '../../../src/check/statistics/countsOf.ts'
import { jensenShannon } from '../../../src/check/statistics/jensenShannon.ts'
import { lInfinity } from '../../../src/check/statistics/lInfinity.ts'
import { noiseFloor } from '../../../src/check/statistics/noiseFloor.ts'

const numbers = Float64Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1009)

/** How many values both parts of each split have. */
function sizes(reference: Values, rows?: number): [number, number][] {
  const seen: [number, number][] = []
  noiseFloor(reference, (rest, part) => seen.push([countsOf(rest).present, countsOf(part).present]), {
    repeats: 3,
    ...(rows !== undefined && { rows }),
  })
  return seen
}

test('compares halves, or a part as small as the other side', () => {
  expect(sizes(numbers)).toEqual([[500, 500], [500, 500], [500, 500]]) // prettier-ignore
  expect(sizes(numbers, 30)).toEqual([[970, 30], [970, 30], [970, 30]]) // prettier-ignore
  expect(sizes({ a: 3, b: 4 }, 9)).toEqual([[4, 3], [4, 3], [4, 3]]) // prettier-ignore
})

test('takes no more than a hundred thousand values', () => {
  expect(sizes({ a: 1_000_000, b: 3_000_000 }, 400_000)[0]).toEqual([90_000, 10_000])
  expect(sizes(Float64Array.from({ length: 150_000 }, (_, index) => index))[0]).toEqual([50_000, 50_000])
})

test('loses and doubles no value', () => {
  noiseFloor(numbers, (rest, part) => {
    const [first, second] = [countsOf(rest).counts, countsOf(part).counts]
    for (const [name, count] of countsOf(numbers).counts)
      expect((first.get(name) ?? 0) + (second.get(name) ?? 0)).toBe(count)
    return 0
  })
  expect.hasAssertions()
})

const floor = (seed: number): number => noiseFloor(numbers, lInfinity, { seed }).mean

test('is the same for one seed, and another for another', () => {
  expect(floor(1)).toBe(floor(1))
  expect(floor(1)).not.toBe(floor(2))
})

test('is what chance makes of the sizes, with room above', () => {
  const { mean, most } = noiseFloor(numbers, lInfinity, { repeats: 200 })
  // the mean of Kolmogorov's limit is 0.869
  expect(mean * Math.sqrt(250)).toBeGreaterThan(0.75)
  expect(mean * Math.sqrt(250)).toBeLessThan(0.95)
  expect(most).toBeGreaterThan(mean * 1.5)
})

test('is all there is where each value is there once', () => {
  const once = new Map(Array.from({ length: 100 }, (_, index) => [`id ${index}`, 1]))
  expect(noiseFloor(once, jensenShannon)).toEqual({ mean: 1, most: 1 })
})

test('is 0 where there is nothing to split', () => {
  expect(noiseFloor([], lInfinity)).toEqual({ mean: 0, most: 0 })
  expect(noiseFloor([1], lInfinity)).toEqual({ mean: 0, most: 0 })
  expect(noiseFloor({ a: 1 }, lInfinity)).toEqual({ mean: 0, most: 0 })
})
