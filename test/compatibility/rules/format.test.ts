import { expect, test } from 'vitest'
import { format } from '../../../src/compatibility/rules/format.ts'
import type { Dataset } from '../../../src/model/contract.ts'
import { pairOf } from '../../support/medium.ts'

const compare = (promised: Partial<Dataset>, needed: Partial<Dataset>): unknown[] =>
  format(pairOf([{}, {}], [promised, needed]))

test('another format is a conflict', () => {
  expect(compare({ format: 'csv' }, { format: 'parquet' })).toMatchInlineSnapshot(`
    [
      {
        "advice": "write and read the same \`format\`",
        "expected": "\`parquet\`",
        "received": "promise of files in \`csv\`",
      },
    ]
  `)
})

test('the same format is none, nor text with the same delimiter, nor what nobody names', () => {
  expect(compare({ format: 'tsv' }, { format: 'tsv' })).toEqual([])
  expect(compare({ format: 'tsv' }, { format: 'csv', csv: { delimiter: '\t' } })).toEqual([])
  expect(compare({ format: 'tsv' }, { format: 'csv' })).toHaveLength(1)
  expect(compare({ format: undefined }, { format: 'csv' })).toEqual([])
})
