import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import '../../examples/15-test-data/taxes.test.ts'
import { addData } from '../../src/addData.ts'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'

const example = resolve(import.meta.dirname, '../../examples/15-test-data')

test('named data that breaks the contract of its input is the fault of the data', { timeout: 30_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
  const part = join(folder, 'data/invoices/part-2.csv')
  writeFileSync(part, readFileSync(part, 'utf8').replace('0.19', '0.9'))
  const named = { name: 'invoices', version: '1', replace: true, folder }
  expect(await addData('data/invoices/part-*.csv', named)).toMatchObject({ state: 'replaced', set: { fits: [] } })
  const flow = openFlow(readPipeline(join(folder, 'pipeline.yaml')))
  onTestFinished(() => flow.close())
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).find(({ title }) => title === 'the invoices of May')
  const findings = planned && (await flow.examine(planned, 'taxes'))
  expect(findings?.map(({ code, place, fault }) => ({ code, place, fault }))).toEqual([
    { code: 'range', place: 'taxes.invoices.rate', fault: 'data' },
  ])
})
