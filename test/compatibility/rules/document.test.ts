import { expect, test } from 'vitest'
import { document } from '../../../src/compatibility/rules/document.ts'
import type { Dataset } from '../../../src/model/contract.ts'
import { pairOf } from '../../support/medium.ts'

const json = { type: 'object', required: ['auc'] }
const compare = (promised: Partial<Dataset>, needed: Partial<Dataset>): unknown[] =>
  document(pairOf([undefined, undefined], [promised, needed]))

test('documents of any shape are a conflict, those of another a warning', () => {
  expect(compare({}, { json })).toMatchInlineSnapshot(`
    [
      {
        "advice": "declare the same \`json\` on both sides",
        "expected": "documents that fit the \`json\` of the consumer",
        "received": "promise of documents of any shape",
      },
    ]
  `)
  expect(compare({ json: { type: 'object' } }, { json })).toMatchObject([{ severity: 'warning' }])
})

test('the same schema is enough, and so is any where none is needed', () => {
  expect(compare({ json: { ...json } }, { json })).toEqual([])
  expect(compare({ json }, {})).toEqual([])
})
