import { expect, test } from 'vitest'
import { uniqueness } from '../../../src/compatibility/rules/uniqueness.ts'
import type { Column, Dataset } from '../../../src/model/contract.ts'
import { pairOf } from '../../support/medium.ts'

const compare = (promised: Column, needed: Column, more: Partial<Dataset> = {}): unknown =>
  uniqueness(pairOf([{ id: promised }, { id: needed }], [more, {}]))

test('values that may repeat where they may not are a conflict', () => {
  expect(compare({}, { unique: true })).toMatchInlineSnapshot(`
    [
      {
        "advice": "write \`unique: true\` at the producer if it keeps that, or remove it at the consumer",
        "column": "id",
        "expected": "values that occur once",
        "received": "promise of values that may repeat",
        "shape": {
          "repeats": [
            "id",
          ],
        },
      },
    ]
  `)
})

test.each([
  [{}, {}],
  [{ unique: true }, {}],
  [{ unique: true }, { unique: true }],
])('%o satisfies %o', (promised, needed) => {
  expect(compare(promised, needed)).toEqual([])
})

test('a key of one column is unique, one of several is not', () => {
  expect(compare({}, { unique: true }, { key: ['id'] })).toEqual([])
  expect(compare({}, { unique: true }, { key: ['id', 'day'] })).toHaveLength(1)
})

test('values that are unique in each of two datasets may repeat in both', () => {
  const pair = pairOf([{ id: { unique: true } }, { id: { unique: true } }])
  expect(uniqueness({ ...pair, isShared: true })).toMatchObject([
    { received: 'promise of values that may repeat in other files' },
  ])
})
