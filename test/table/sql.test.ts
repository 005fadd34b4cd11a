import { expect, test } from 'vitest'
import { query } from '../../src/table/engine.ts'
import { identifier, literal } from '../../src/table/sql.ts'

const hostile = ['id', "it's", 'a "quoted" name', "'; DROP TABLE x; --", 'a\nb', '%s', '\\', '漢字']

test.each(hostile)('`%s` stays itself as a name and as a text', async (name) => {
  expect(await query(`SELECT ${identifier(name)} FROM (SELECT ${literal(name)} AS ${identifier(name)})`)).toEqual([
    [name],
  ])
})

test.each([
  [1.5, '1.5'],
  [null, 'null'],
  [true, 'true'],
])('%s needs no quotes', (value, sql) => {
  expect(literal(value)).toBe(sql)
})
