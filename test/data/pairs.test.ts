import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairwise } from '../../src/data/pairs.ts'

const pairsIn = (rows: number[][]): Set<string> =>
  new Set(rows.flatMap((row) => row.flatMap((a, i) => row.slice(i + 1).map((b, j) => `${i} ${a} ${i + j + 1} ${b}`))))

test('every value of a column meets every value of every other', () => {
  let ran = 0
  const property = fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 7 }), (sizes) => {
    const rows = pairwise(sizes)
    const wanted = sizes.flatMap((a, i) => sizes.slice(i + 1).map((b) => a * b)).reduce((sum, each) => sum + each, 0)
    expect(pairsIn(rows).size).toBe(wanted)
    expect(rows.every((row) => row.every((value, column) => value < (sizes[column] ?? 0)))).toBe(true)
    ran++
  })
  fc.assert(property, { numRuns: 200, seed: 1 })
  expect(ran).toBe(200)
})

test('there are few rows: those of all combinations would be millions', () => {
  expect(pairwise([5, 5, 5, 5, 5, 5, 5, 5, 5, 5]).length).toBeLessThan(70)
  expect(pairwise([3])).toEqual([[0], [1], [2]])
  expect(pairwise([])).toEqual([])
})
