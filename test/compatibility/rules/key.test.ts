import { expect, test } from 'vitest'
import { key } from '../../../src/compatibility/rules/key.ts'
import { pairOf } from '../../support/medium.ts'

const columns = { id: {}, day: {}, no: { unique: true } }
const compare = (promised: string[] | undefined, needed: string[] | undefined): unknown[] =>
  key(pairOf([columns, columns], [promised ? { key: promised } : {}, needed ? { key: needed } : {}]))

test('rows that columns may not tell apart are a conflict', () => {
  expect(compare(undefined, ['id', 'day'])).toMatchInlineSnapshot(`
    [
      {
        "advice": "write \`key: [id, day]\` at the producer if it keeps that, or remove it at the consumer",
        "expected": "a row for each",
        "received": "promise of rows that \`id\` and \`day\` may not tell apart",
        "shape": {
          "repeats": [
            "id",
            "day",
          ],
        },
      },
    ]
  `)
})

test.each([
  [undefined, undefined],
  [['id'], undefined],
  [
    ['id', 'day'],
    ['day', 'id'],
  ],
  [['id'], ['id', 'day']],
  [undefined, ['day', 'no']],
])('the key %o satisfies %o', (promised, needed) => {
  expect(compare(promised, needed)).toEqual([])
})

test('a longer key tells less, and keys of several datasets tell nothing', () => {
  expect(compare(['id', 'day'], ['id'])).toHaveLength(1)
  const pair = pairOf([columns, columns], [{ key: ['id'] }, { key: ['id'] }])
  expect(key({ ...pair, isShared: true })).toHaveLength(1)
})
