import { expect, test } from 'vitest'
import { writtenOf } from '../../src/contract/write.ts'
import { loaded, refused } from '../support/written.ts'

const ports = `inputs:
  raw: { files: a.csv, columns: { id: { unique: true }, amount: { type: number } } }
  rates: { files: b.csv, fields: exact, columns: { rate: { type: number } } }
  pairs: { files: c.csv, columns: { one: {}, two: {} } }
outputs: { clean: { files: d.csv, columns: { cents: { type: number } } } }
`

test('a relation is a name, or a map of it to what it needs to know', () => {
  const contract = loaded(`${ports}relations:
  - rowOrder
  - duplicates: { inputs: [pairs], outputs: [clean], ignore: [cents] }
  - scaling: { column: raw.amount, by: 100, changes: { clean.cents: 100 } }
`)
  expect(contract.relations).toMatchObject([
    { name: 'rowOrder', options: {}, at: { line: 8, column: 5 } },
    { name: 'duplicates', options: { inputs: ['pairs'], outputs: ['clean'], ignore: ['cents'] } },
    { name: 'scaling', options: { column: 'raw.amount', by: 100, changes: { 'clean.cents': 100 } } },
  ])
  expect(writtenOf(contract, contract.file ?? '').relations).toEqual([
    'rowOrder',
    { duplicates: { inputs: ['pairs'], outputs: ['clean'], ignore: ['cents'] } },
    { scaling: { column: 'raw.amount', by: 100, changes: { 'clean.cents': 100 } } },
  ])
})

test.each([
  '[rowOder]',
  '[rowOder: {}]',
  '[scaling]',
  '[scaling: { column: raw.amount }]',
  '[scaling: { column: raw.amont, by: 2 }]',
  '[scaling: { column: amount, by: 2 }]',
  '[scaling: { column: raw.amount, by: 2, changes: { clean.cent: 2 } }]',
  '[permuted: { column: raw.amount, metric: auc }]',
  '[rowOrder: { inputs: [row] }]',
  '[rowOrder: { input: [raw] }]',
  '[duplicates]',
  '[extraColumns]',
  '[]',
])('`%s` is refused', async (text) => {
  expect(await refused(`${ports}relations: ${text}\n`)).toMatchSnapshot()
})
