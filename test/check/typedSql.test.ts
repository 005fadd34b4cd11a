import { expect, test } from 'vitest'
import { typedSql, typedValue } from '../../src/check/typedSql.ts'
import { castTo } from '../../src/table/values.ts'

const columns = {
  n: { type: 'integer' },
  s: { type: 'string' },
  'a b': { type: 'number' },
  count: { type: 'integer' },
} as const
const n = castTo('integer', '"n"')

test.each([
  ['n > 1', `${n} > 1`],
  ['"a b" > n', `${castTo('number', '"a b"')} > ${n}`],
  ["s = 'n' AND n = 1", `"s" = 'n' AND ${n} = 1`],
  ["s = 'it''s n'", `"s" = 'it''s n'`],
  ['count(n) > count', `count(${n}) > ${castTo('integer', '"count"')}`],
  ['t.n > 1 AND N2 = 3', 't.n > 1 AND N2 = 3'],
  ['constructor = 1', 'constructor = 1'],
])('the columns of `%s` stand for their values', (expression, sql) => {
  expect(typedSql(expression, columns)).toBe(sql)
})

test('a column without a type is a text', () => {
  expect(typedValue('x')).toBe('"x"')
})
