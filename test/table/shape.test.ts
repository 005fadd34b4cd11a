import { expect, test } from 'vitest'
import { patternOf } from '../../src/table/shape.ts'

test.each([
  ['AA999', '[A-Z]{2}[0-9]{3}'],
  ['AA-9.a', '[A-Z]{2}[\\-][0-9][.][a-z]'],
  ['99:99', '[0-9]{2}[:][0-9]{2}'],
  ['a_9', '[a-z]_[0-9]'],
])('texts like %s fit %s', (shape, pattern) => {
  expect(patternOf(shape)).toBe(pattern)
  const text = shape.replaceAll('A', 'Q').replaceAll('a', 'q').replaceAll('9', '5')
  expect(text).toMatch(new RegExp(`^(?:${pattern})$`, 'u'))
})

test.each([undefined, '', '---', 'é9', 'a'.repeat(41), 'a(9)'])('nothing is said of %s', (shape) => {
  expect(patternOf(shape)).toBeUndefined()
})
