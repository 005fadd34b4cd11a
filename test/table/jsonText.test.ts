import { expect, test } from 'vitest'
import type { ColumnType, Scalar } from '../../src/model/contract.ts'
import { jsonOf } from '../../src/table/jsonText.ts'

test.each<[Scalar, ColumnType | undefined, string]>([
  [null, 'string', 'null'],
  [2 ** 60, 'integer', '1152921504606846976'],
  ['9007199254740993', 'integer', '9007199254740993'],
  ['+007', 'integer', '7'],
  ['1.5', 'integer', '"1.5"'],
  ['many', 'integer', '"many"'],
  ['.5', 'number', '0.5'],
  ['1e400', 'number', '1e400'],
  ['nan', 'number', 'NaN'],
  ['-inf', 'number', '-Infinity'],
  [NaN, undefined, 'NaN'],
  [-Infinity, 'number', '-Infinity'],
  [1e21, 'number', '1000000000000000000000'],
  ['True', 'boolean', 'true'],
  ['yes', 'boolean', '"yes"'],
  [false, undefined, 'false'],
  [5, 'string', '"5"'],
  ['a"\n', 'string', '"a\\"\\n"'],
  ['2024-01-31', 'date', '"2024-01-31"'],
  ['1', undefined, '"1"'],
  [1, undefined, '1'],
])('%j, declared as %s, is %s in JSON', (value, type, text) => {
  expect(jsonOf(value, type)).toBe(text)
})
