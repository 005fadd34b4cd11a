import { defineContract, rows, runScript } from 'pipeproof'
import { describeScript } from 'pipeproof/vitest'
import { expect, test } from 'vitest'

const sell = defineContract({
  script: './scripts/sell.py',
  inputs: {
    shops: { files: 'shops.csv', columns: { id: { type: 'integer' }, mail: { type: 'string', nullable: true } } },
    sales: {
      files: 'sales.csv',
      csv: { delimiter: ';' },
      columns: { shop: { type: 'integer', references: 'shops.id' }, amount: { type: 'number', minimum: 0 } },
    },
  },
  outputs: {
    totals: { files: 'totals.csv', columns: { shop: { type: 'integer' }, total: { type: 'number' } } },
    summary: { files: 'summary.json', json: { required: ['shops'] } },
  },
})

test('adds up what a shop sold', async () => {
  const run = await runScript(sell, {
    inputs: {
      shops: rows([{ id: 7, mail: null }]), // `{ id: '7' }` or `{ idd: 7 }` does not compile
      sales: rows([{ shop: 7, amount: 3 }]),
    },
  })
  expect(run).toSucceed()
  await expect(run.outputs.totals).toPassQualityChecks()
})

describeScript('./contracts/sell.yaml')
