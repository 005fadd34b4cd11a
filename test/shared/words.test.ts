import { expect, test } from 'vitest'
import { allOf, counted, oneOf, percent } from '../../src/shared/words.ts'

test('names are listed in backticks', () => {
  expect([oneOf([]), oneOf(['a']), oneOf(['a', 'b']), oneOf(['a', 'b', 'c'])]).toEqual([
    'nothing',
    '`a`',
    '`a` or `b`',
    '`a`, `b` or `c`',
  ])
  expect(allOf(['a', 'b', 'c'])).toBe('`a`, `b` and `c`')
})

test('more than a dozen names are cut', () => {
  const names = Array.from({ length: 14 }, (_, index) => String(index))
  expect(oneOf(names.slice(0, 12))).toMatch(/ or `11`$/)
  expect(allOf(names)).toMatch(/`11` and 2 more$/)
})

test('a count has its noun in the right number', () => {
  expect([0, 1, 2].map((count) => counted(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows'])
})

test('a share is told to a tenth, and neither a few as none nor nearly all as all', () => {
  expect([0, 1e-6, 0.0061, 0.5, 1 - 1e-6, 1].map(percent)).toEqual([
    '0 %',
    'under 0.1 %',
    '0.6 %',
    '50 %',
    'over 99.9 %',
    '100 %',
  ])
})
