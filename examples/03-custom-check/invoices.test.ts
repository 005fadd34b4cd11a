import { defineContract, loadContract, noNulls, rows, runScript } from 'pipeproof'
import { describeScript } from 'pipeproof/vitest'
import 'pipeproof/matchers/vitest'
import { expect, test } from 'vitest'
import { gapless, taxed } from './checks.ts'

test('invoices are taxed and numbered', async () => {
  const run = await runScript(loadContract('./contracts/invoice.yaml'), {
    inputs: { orders: rows([{ cents: 250 }, { cents: 1999 }]) },
  })
  await expect(run.outputs.invoices).toPassQualityChecks([noNulls('number'), gapless(), taxed({ percent: 19 })])
  await expect(run.outputs.invoices).not.toPassQualityChecks(taxed({ percent: 7 }))
})

const invoice = defineContract({
  script: './scripts/invoice.py',
  inputs: { orders: { files: 'orders.csv', columns: { cents: { type: 'integer', minimum: 0, maximum: 1_000_000 } } } },
  outputs: {
    invoices: {
      files: 'invoices.csv',
      columns: { number: { type: 'integer' }, net: { type: 'integer' }, vat: { type: 'integer' } },
    },
  },
  checks: { invoices: [gapless(), taxed({ percent: 19, severity: 'warning' })] },
})

describeScript(invoice)
