import { definePipeline, loadContract, property, rows, runScript } from 'pipeproof'
import { describePipeline, describeScript } from 'pipeproof/vitest'
import { expect, test } from 'vitest'

describePipeline(
  definePipeline({
    name: 'orders per day',
    steps: { clean: './contracts/clean.yaml', days: './contracts/days.yaml' },
    edges: { 'days.orders': 'clean.orders' },
  }),
)

describeScript('./contracts/clean.yaml')

test('keeps an order without an amount', async () => {
  const clean = loadContract('./contracts/clean.yaml')
  const raw = rows([{ order_id: 1, customer: 'AB123', day: '2026-01-31', amount: null, currency: 'EUR' }])
  const run = await runScript(clean, { inputs: { raw } })
  expect(run).toSucceed()
  await expect(run.outputs.orders).toBeSchemaCompatibleWith(clean.outputs.orders)
  await expect(run.outputs.orders).toPassQualityChecks()
})

test('keeps its promises on a hundred inputs, and prints nothing', { timeout: 60_000 }, async () => {
  const clean = loadContract('./contracts/clean.yaml')
  const report = await property(clean, { runs: 100 }, ({ stdout }) => stdout === '')
  expect(report).toMatchObject({ runs: 100 })
})
