import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { loadContract, local, runScript } from '../../src/index.ts'

const example = resolve(import.meta.dirname, '../../examples/18-conservation')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-conservation-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const flow = openFlow(readPipeline(join(folder, 'currencies.pipeline.yaml')))

afterAll(async () => {
  await flow.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    expect(await flow.examine(planned, title)).toEqual([])
  })
})

const script = join(folder, 'scripts/clean.py')
const healthy = readFileSync(script, 'utf8')

test.each([
  [
    'a filter',
    '    for order in orders:',
    '    orders = [order for order in orders if order["currency"] == "EUR"]\n    for order in orders:',
    ['conservesRows', 'keepsKeys', 'conservesSum', 'keepsDistribution'],
  ],
  ['a rate that is taken twice', '* RATES[order["currency"]]', '* RATES[order["currency"]] ** 2', ['keepsValues']],
  ['a split by the row', 'int(order["customer"])', 'int(order["id"])', ['noLeakage']],
])('%s is told', async (...[, was, is, codes]) => {
  expect(healthy).toContain(was)
  writeFileSync(script, healthy.replace(was, is))
  try {
    const contract = loadContract(join(folder, 'contracts/clean.yaml'))
    const run = await runScript(contract, { inputs: { orders: local(join(folder, 'data/march')) }, cache: false })
    expect(run.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes))
  } finally {
    writeFileSync(script, healthy)
  }
})
