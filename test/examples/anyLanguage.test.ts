import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../../src/load.ts'
import '../../examples/07-any-language/visits.test.ts'
import { runPipeline } from '../../src/runPipeline.ts'
import { provedExample } from '../support/example.ts'

const { folder, flow } = provedExample('07-any-language', 'visits.pipeline.yaml')

test('every step ran as a command', async () => {
  await flow.close()
  expect(flow.record.runs?.length).toBeGreaterThan(3)
  expect([...new Set(flow.record.runs?.map(({ runner }) => runner))]).toEqual(['command'])
})

test('a program that writes no number has broken its promise', async () => {
  const script = join(folder, 'scripts/totals.mjs')
  writeFileSync(script, readFileSync(script, 'utf8').replace('toFixed(1)', "toFixed(1) + '€'"))
  const { findings } = await runPipeline(readPipeline(join(folder, 'visits.pipeline.yaml')))
  expect(findings.map(({ place, expected }) => `${place}: ${expected}`)).toEqual([
    'totals.totals.hours: a number of at least 0',
  ])
})
