import { expect, test } from 'vitest'
import { isNumbers, type Values } from '../../../src/check/statistics/countsOf.ts'
import { measures } from '../../../src/check/statistics/measures.ts'
import { noiseFloor, type Measured } from '../../../src/check/statistics/noiseFloor.ts'
import { totalOf } from '../../../src/check/statistics/paired.ts'
import { sorted } from '../../../src/check/statistics/sorted.ts'

const numbers = Float64Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1009)

const { lInfinity, jensenShannon } = measures

/** Sees both parts of each split. */
const spy = (see: (rest: number[], part: number[]) => void): Measured => ({
  value: (rest, part) => (
    isNumbers(rest) && isNumbers(part) ? see([...sorted(rest)], [...sorted(part)]) : undefined,
    0
  ),
  ofCounts: ([rest, part]) => (see(rest, part), 0),
})

/** How many values both parts of each split have. */
function sizes(reference: Values, rows?: number): [number, number][] {
  const seen: [number, number][] = []
  const sizeOf = isNumbers(reference) ? ({ length }: number[]) => length : totalOf
  const measure = spy((rest, part) => seen.push([sizeOf(rest), sizeOf(part)]))
  noiseFloor(reference, measure, { repeats: 3, ...(rows !== undefined && { rows }) })
  return seen
}

test('compares halves, or a part as small as the other side', () => {
  expect(sizes(numbers)).toEqual([
    [500, 500],
    [500, 500],
    [500, 500],
  ])
  expect(sizes(numbers, 30)).toEqual([
    [970, 30],
    [970, 30],
    [970, 30],
  ])
  expect(sizes({ a: 3, b: 4 }, 9)).toEqual([
    [4, 3],
    [4, 3],
    [4, 3],
  ])
})

test('takes no more than a hundred thousand values', () => {
  expect(sizes({ a: 1_000_000, b: 3_000_000 }, 400_000)[0]).toEqual([90_000, 10_000])
  expect(sizes(Float64Array.from({ length: 150_000 }, (_, index) => index))[0]).toEqual([50_000, 50_000])
})

test('loses and doubles no value', () => {
  const together: number[][] = []
  noiseFloor(
    [3, 1, 2, 2],
    spy((rest, part) => together.push([...rest, ...part].toSorted((a, b) => a - b))),
  )
  noiseFloor(
    { a: 7, b: 1 },
    spy((rest, part) => together.push(rest.map((count, index) => count + (part[index] ?? 0)))),
  )
  expect(together).toHaveLength(40)
  expect(new Set(together.map(String))).toEqual(new Set(['1,2,2,3', '7,1']))
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
