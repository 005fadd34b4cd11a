import { expect, test } from 'vitest'
import { below, bitsAt, distinctBelow, fractionAt, shuffle } from '../../src/data/random.ts'

const many = 100_000
const list = <T>(make: (count: number) => T): T[] => Array.from({ length: many }, (_, count) => make(count))

test('bits are spread evenly, whatever the seed', () => {
  for (const seed of [0, 1, -1, 2 ** 31]) {
    const counts = new Float64Array(64)
    for (const bits of list((count) => bitsAt(seed, count))) {
      const top = bits >>> 26
      counts[top] = (counts[top] ?? 0) + 1
    }
    const expected = many / 64
    const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 63 degrees of freedom: more than 125 comes once in a hundred thousand
    expect(chi).toBeLessThan(125)
  }
})

test('bits of two seeds have nothing to do with each other', () => {
  const differing = list((count) => (bitsAt(1, count) ^ bitsAt(2, count)) >>> 31).reduce((sum, bit) => sum + bit, 0)
  expect(differing / many).toBeCloseTo(0.5, 1)
  expect(new Set([...list((count) => bitsAt(1, count)), ...list((count) => bitsAt(2, count))]).size).toBeGreaterThan(
    2 * many - 20,
  )
})

test('fractions and numbers stay below their end', () => {
  const fractions = list((count) => fractionAt(7, count))
  expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true)
  expect(fractions.reduce((sum, fraction) => sum + fraction, 0) / many).toBeCloseTo(0.5, 1)
  for (const size of [1, 3, 2 ** 22, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    const numbers = list((count) => below(size, 3, count))
    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < size)).toBe(true)
  }
  expect(new Set(list((count) => below(3, 3, count)))).toEqual(new Set([0, 1, 2]))
})

test.each([
  [100, 100],
  [101, 100],
  [2 ** 53, 1000],
  [5, 0],
  [1, 1],
])('of %d numbers %d are drawn, none twice', (size, count) => {
  const drawn = distinctBelow(size, count, 5)
  expect(drawn).toHaveLength(count)
  expect(new Set(drawn).size).toBe(count)
  expect(drawn.every((number) => number >= 0 && number < size)).toBe(true)
  expect(distinctBelow(size, count, 5)).toEqual(drawn)
})

test('shuffling keeps all and changes their order', () => {
  const values = Array.from({ length: 50 }, (_, index) => index)
  const shuffled = shuffle([...values], 1)
  expect(shuffled).not.toEqual(values)
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(values)
  expect(shuffle([...values], 2)).not.toEqual(shuffled)
})
