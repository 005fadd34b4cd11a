import { expect, test } from 'vitest'
import { driftOf } from '../../../src/check/statistics/driftOf.ts'
import { bell, randomFrom, times } from '../../support/randomValues.ts'

const random = randomFrom(2)

test('has a line for the values of each column and one for its missing values', () => {
  const [reference, current] = [bell(100, random), bell(100, random)]
  const found = driftOf([
    { column: 'whole', reference, current },
    { column: 'holed', reference: [...reference, null], current },
    { column: '__proto__', reference: { a: 3 }, current: { a: 2 } },
  ])
  expect(found.map(({ column, of }) => [column, of])).toEqual([
    ['whole', 'values'],
    ['holed', 'values'],
    ['holed', 'missing'],
    ['__proto__', 'values'],
  ])
})

test('corrects the p-values of tests, and leaves distances', () => {
  const columns = [
    { column: 'small', reference: bell(100, random), current: bell(100, random, 0.4) },
    { column: 'same', reference: [1, 2, 3, 4, 5, 6], current: [1, 2, 3, 4, 5, 6] },
    { column: 'large', reference: bell(2000, random), current: bell(2000, random, 1) },
  ]
  const [alone, corrected] = [driftOf(columns, 'none'), driftOf(columns, 'bonferroni')]
  expect(corrected[0]?.pValue).toBeCloseTo(2 * (alone[0]?.pValue ?? 0), 12)
  expect(corrected[0]?.said).not.toBe(alone[0]?.said)
  expect(corrected[1]?.pValue).toBe(1)
  expect(corrected[2]).toEqual(alone[2])
  expect(corrected[2]?.isDrift).toBe(true)
})

test('keeps the options of each column', () => {
  const sides = { reference: bell(100, random), current: bell(100, random) }
  const [found] = driftOf([{ column: 'a', ...sides, statistic: 'welch', threshold: 0.2 }])
  expect(found).toMatchObject({ statistic: 'welch', threshold: 0.2 })
})

test('finds nothing in healthy tables of many columns, as often as it says', () => {
  const tables = times(100, () =>
    driftOf(times(20, (index) => ({ column: `${index}`, reference: bell(60, random), current: bell(60, random) }))),
  )
  const flagged = tables.filter((table) => table.some(({ isDrift }) => isDrift))
  expect(flagged.length).toBeLessThanOrEqual(5 + 3 * Math.sqrt(100 * 0.05 * 0.95))
})

test('of no columns makes nothing', () => {
  expect(driftOf([])).toEqual([])
})
