import { expect, test } from 'vitest'
import { letters } from '../../src/data/letters.ts'
import { sizeOf } from '../../src/data/domain.ts'
import { sampled } from '../support/sampled.ts'

test.each([
  [{ min: 0, max: 12 }, 0],
  [{ min: 1, max: 3 }, 5000],
  [{ min: 2, max: 2 }, 700],
  [{ min: 4, max: 6 }, 100_000],
])('texts of %o letters for %i rows are all different', ({ min, max }, rows) => {
  const domain = letters({ min, max }, rows)
  const texts = sampled(domain, 200_000).map(String)
  expect(sizeOf(domain)).toBeGreaterThanOrEqual(rows)
  expect(new Set(texts).size).toBe(texts.length)
  expect(new Set(texts.map(({ length }) => length)).size).toBe(max - min + 1)
})

test('the first text is the simplest', () => {
  expect(letters({ min: 1, max: 12 }, 0).at(0)).toBe('a')
})

test('capitals and digits come in where small letters are not enough', () => {
  expect(sizeOf(letters({ min: 1, max: 1 }, 26))).toBe(26)
  expect(sizeOf(letters({ min: 1, max: 1 }, 27))).toBe(62)
})

test('letters that may not begin a text are left out', () => {
  expect(sampled(letters({ min: 1, max: 5 }, 0, 'na'), 20_000).filter((text) => /[na]/.test(String(text)))).toEqual([])
})
