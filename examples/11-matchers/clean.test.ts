import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract, noNulls, range, rows, runScript } from 'pipeproof'
import 'pipeproof/matchers/vitest'

const clean = loadContract('./contracts/clean.yaml')
const orders = [
  { id: 1, cents: 250 },
  { id: 2, cents: -250 },
  { id: 3, cents: 0 },
]

test('loses no order and no cent', async () => {
  const run = await runScript(clean, { inputs: { orders: rows(orders) } })
  expect(run).toSucceed()
  await expect(run.outputs.orders).toPassQualityChecks([noNulls('id'), range({ columns: 'cents', minimum: 0 })])
  await expect(run.outputs.orders).toKeepKeys(run.inputs.orders, 'id', { where: 'cents >= 0' })
})

test('tells what it dropped', async () => {
  const run = await runScript(clean, { inputs: { orders: rows(orders) } })
  expect(run).toWrite(['orders.csv', 'report.json'])
  expect(run).toHaveMetrics({ 'report.json': { kept: 2, dropped: '< 2' } })
  expect(run).toStayWithin({ outputMb: 1 })
  await expect(run.outputs.orders).toHaveRowCount(2)
  await expect(run.outputs.orders).not.toConserveRows(run.inputs.orders)
  await expect(run.outputs.orders).toMatchGolden(join(import.meta.dirname, 'golden.csv'))
})

test('refuses to clean nothing', async () => {
  const run = await runScript(clean, { inputs: { orders: rows([]) } })
  expect(run).toFailWith('no orders')
  expect({ run, tries: 1 }).toEqual({ run: expect.toFailWith(/^ValueError/), tries: 1 })
})

test('keeps the checks of a file in that file', async () => {
  await expect(join(import.meta.dirname, 'golden.csv')).toPassQualityChecks('[unique: id, rowCount: 1]')
})
