import { expect, test } from 'vitest'
import { spellings, textOf } from '../../src/table/text.ts'

test.each([
  [1, '1'],
  [-0, '0'],
  [1e21, '1000000000000000000000'],
  [2 ** 60, '1152921504606846976'],
  [1e-7, '1e-7'],
  [true, 'true'],
  ['1.0', '1.0'],
])('%s is written `%s`', (value, text) => {
  expect(textOf(value)).toBe(text)
})

test('a truth value is spelled as YAML, Python and SQL do', () => {
  expect(spellings(false)).toEqual(['false', 'FALSE', 'False'])
  expect([spellings('false'), spellings(1.5)]).toEqual([['false'], ['1.5']])
})
