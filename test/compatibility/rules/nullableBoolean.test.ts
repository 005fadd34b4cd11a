import { expect, test } from 'vitest'
import { nullableBoolean } from '../../../src/compatibility/rules/nullableBoolean.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv, mediumIn } from '../../support/medium.ts'

test('booleans beside nulls are a warning in text', () => {
  expect(nullableBoolean({ type: 'boolean', nullable: true }, { type: 'boolean', nullable: true }, inCsv))
    .toMatchInlineSnapshot(`
    {
      "advice": "read it with \`dtype='boolean'\`, or write Parquet",
      "expected": "booleans that pandas reads as such",
      "fault": "contract",
      "received": "promise of booleans and nulls in a file without types",
      "severity": "warning",
    }
  `)
})

test.each<[Column, Column]>([
  [{ type: 'boolean' }, { type: 'boolean', nullable: true }],
  [{ type: 'boolean', nullable: true }, { nullable: true }],
])('%o satisfies %o', (promised, needed) => {
  expect(nullableBoolean(promised, needed, inCsv)).toBeUndefined()
})

test('JSON and Parquet have booleans', () => {
  const column: Column = { type: 'boolean', nullable: true }
  expect(['jsonl', 'parquet'].map((format) => nullableBoolean(column, column, mediumIn(format)))).toEqual([
    undefined,
    undefined,
  ])
})
