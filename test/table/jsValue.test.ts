import { expect, test } from 'vitest'
import { jsValue } from '../../src/table/jsValue.ts'

test.each([
  ['1', 'integer', 1],
  ['2.0', 'integer', 2],
  ['1.5', 'integer', '1.5'],
  ['9007199254740993', 'integer', '9007199254740993'],
  ['-inf', 'number', -Infinity],
  ['nan', 'number', Number.NaN],
  ['True', 'boolean', true],
  ['yes', 'boolean', 'yes'],
  ['2024-01-31', 'date', '2024-01-31'],
  [null, 'integer', null],
] as const)('%s of the type %s is %s', (text, type, value) => {
  expect(jsValue(text, type)).toBe(value)
})
