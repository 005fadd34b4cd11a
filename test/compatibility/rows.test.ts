import { expect, test } from 'vitest'
import { rows } from '../../src/compatibility/rows.ts'
import type { Dataset } from '../../src/model/contract.ts'
import { dataset } from '../support/declared.ts'

type Rows = Dataset['rows']

const compare = (promised: Rows, needed: Rows): unknown =>
  rows(dataset({}, { rows: promised }), dataset({}, { rows: needed }))

test('a table that may be empty where it must not is a conflict', () => {
  expect(compare({ min: 0 }, { min: 1 })).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`rows\` on both sides",
      "expected": "1 row or more",
      "received": "promise of 0 rows or more",
    }
  `)
})

test('more rows than are needed are a conflict', () => {
  expect(compare({ min: 1 }, { min: 0, max: 1 })).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`rows\` on both sides",
      "expected": "0 to 1 row",
      "received": "promise of 1 row or more",
    }
  `)
})

test.each<[Rows, Rows]>([
  [{ min: 1 }, { min: 1 }],
  [{ min: 5, max: 9 }, { min: 1 }],
  [
    { min: 5, max: 9 },
    { min: 5, max: 9 },
  ],
])('%o satisfies %o', (promised, needed) => {
  expect(compare(promised, needed)).toBeUndefined()
})
