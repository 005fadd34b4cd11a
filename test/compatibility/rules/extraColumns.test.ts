import { expect, test } from 'vitest'
import { extraColumns } from '../../../src/compatibility/rules/extraColumns.ts'
import { pairOf } from '../../support/medium.ts'

const columns = { id: {} }

test('columns that are not wanted are a conflict', () => {
  expect(extraColumns(pairOf([{ id: {}, note: { optional: true } }, columns], [{}, { fields: 'exact' }])))
    .toMatchInlineSnapshot(`
    [
      {
        "advice": "drop them, or write \`fields: subset\`",
        "expected": "no more than \`id\`",
        "received": "columns \`note\`",
        "shape": {
          "including": [
            "note",
          ],
        },
      },
    ]
  `)
})

test('room for more is a warning', () => {
  expect(extraColumns(pairOf([columns, columns], [{}, { fields: 'exact' }]))).toMatchObject([{ severity: 'warning' }])
  expect(extraColumns(pairOf([columns, columns], [{ fields: 'exact' }, { fields: 'exact' }]))).toEqual([])
})

test('elsewhere more columns are fine', () => {
  expect(extraColumns(pairOf([{ id: {}, note: {} }, columns]))).toEqual([])
})
