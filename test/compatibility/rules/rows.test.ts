import { expect, test } from 'vitest'
import { rows } from '../../../src/compatibility/rules/rows.ts'
import type { Dataset } from '../../../src/model/contract.ts'
import { dataset } from '../../support/declared.ts'

type Rows = Dataset['rows']

const compare = (promised: Rows, needed: Rows): unknown =>
  rows([dataset({}, { rows: promised })], dataset({}, { rows: needed }))

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

test('rows of several datasets are counted together, those of files that nobody reads are not', () => {
  const [a, b] = ['a.csv', 'b.csv'].map((files) => dataset({}, { files }))
  const both = dataset({}, { files: '*.csv', rows: { min: 2 } })
  expect(
    rows(
      [a, b].flatMap((each) => each ?? []),
      both,
    ),
  ).toBeUndefined()
  const split = dataset({}, { files: '{split}.csv', patterns: ['train.csv', 'test.csv'] })
  expect(rows([split], dataset({}, { files: 'train.csv' }))).toMatchInlineSnapshot(`
    {
      "advice": "give each file a dataset of its own at the producer if it keeps that",
      "expected": "1 row or more in those that are read",
      "fault": "contract",
      "received": "promise of 1 row or more in all files together",
      "severity": "warning",
    }
  `)
})
