import { expect, test } from 'vitest'
import { dialect } from '../../../src/compatibility/rules/dialect.ts'
import type { CsvDialect } from '../../../src/model/contract.ts'
import { pairOf } from '../../support/medium.ts'

const compare = (promised: CsvDialect, needed: CsvDialect): unknown[] =>
  dialect(pairOf([{}, {}], [{ csv: promised }, { csv: needed }]))

test('each difference is a conflict', () => {
  expect(compare({ delimiter: ';', header: false }, {})).toMatchInlineSnapshot(`
    [
      {
        "advice": "declare the same \`csv: { header }\` on both sides",
        "expected": "\`true\`",
        "received": "promise of \`header\` \`false\`",
      },
      {
        "advice": "declare the same \`csv: { delimiter }\` on both sides",
        "expected": "\`","\`",
        "received": "promise of \`delimiter\` \`";"\`",
      },
    ]
  `)
  expect(compare({ quote: "'" }, { encoding: 'latin-1' })).toHaveLength(2)
})

test('what is said on one side only is as good as what is always so', () => {
  expect(compare({}, { delimiter: ',', header: true, quote: '"', encoding: 'utf-8' })).toEqual([])
})

test('files that are no text have no dialect', () => {
  expect(dialect(pairOf([{}, {}], [{ format: 'parquet' }, { csv: { delimiter: ';' } }]))).toEqual([])
})
