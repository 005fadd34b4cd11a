import { expect, test } from 'vitest'
import { missingColumn } from '../../../src/compatibility/rules/missingColumn.ts'
import { pairOf } from '../../support/medium.ts'

const given = { amount: {}, note: { optional: true } }

test('a column that is not there, or not surely, is a conflict', () => {
  expect(missingColumn(pairOf([given, { amuont: {}, note: {} }]))).toMatchInlineSnapshot(`
    [
      {
        "advice": "rename \`amount\` on one side",
        "column": "amuont",
        "expected": "a value that is not null",
        "received": "lack of a column \`amuont\` among \`amount\` and \`note\`",
        "shape": {},
      },
      {
        "advice": "write it always, or declare it \`optional: true\` at the consumer",
        "column": "note",
        "expected": "a value that is not null",
        "received": "promise of a column \`note\` that may be missing",
        "shape": {
          "without": "note",
        },
      },
    ]
  `)
})

test('one that is optional and never there is a warning', () => {
  expect(missingColumn(pairOf([given, { constructor: { optional: true } }]))).toMatchObject([{ severity: 'warning' }])
})

test.each([[{ amount: {} }], [{ note: { optional: true } }], [undefined]])('enough is there for %o', (needed) => {
  expect(missingColumn(pairOf([given, needed]))).toEqual([])
})
