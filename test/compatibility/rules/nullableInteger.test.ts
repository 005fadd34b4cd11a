import { expect, test } from 'vitest'
import { nullableInteger } from '../../../src/compatibility/rules/nullableInteger.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv, mediumIn } from '../../support/medium.ts'

test('integers beside nulls are a warning in text', () => {
  expect(nullableInteger({ type: 'integer', nullable: true }, { type: 'integer', nullable: true }, inCsv))
    .toMatchInlineSnapshot(`
    {
      "advice": "read it with \`dtype='Int64'\`, or write Parquet",
      "expected": "integers that pandas reads as such",
      "fault": "contract",
      "received": "promise of integers and nulls in a file without types",
      "severity": "warning",
    }
  `)
})

test.each<[Column, Column]>([
  [{ type: 'integer' }, { type: 'integer', nullable: true }],
  [
    { type: 'integer', nullable: true },
    { type: 'number', nullable: true },
  ],
])('%o satisfies %o', (promised, needed) => {
  expect(nullableInteger(promised, needed, inCsv)).toBeUndefined()
})

test('JSON has no type for a column, Parquet has', () => {
  const column: Column = { type: 'integer', nullable: true }
  expect(nullableInteger(column, column, mediumIn('jsonl'))).toBeDefined()
  expect(nullableInteger(column, column, mediumIn('parquet'))).toBeUndefined()
})
