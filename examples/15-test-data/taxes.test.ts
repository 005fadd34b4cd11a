import { data, loadContract, openTable, runScript } from 'pipeproof'
import { describePipeline } from 'pipeproof/vitest'
import { expect, test } from 'vitest'

const taxes = loadContract('./contracts/taxes.yaml')

test('the taxes of May', async () => {
  const run = await runScript(taxes, { inputs: { invoices: data('invoices@1') } })
  const table = await openTable(`${run.outputs['taxes']?.dir}/taxes.csv`)
  expect(await table.rows()).toEqual([
    { country: 'DE', tax: 57 },
    { country: 'FR', tax: 10 },
  ])
})

describePipeline('./pipeline.yaml')
