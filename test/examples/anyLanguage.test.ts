import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import '../../examples/07-any-language/visits.test.ts'
import { runPipeline } from '../../src/runPipeline.ts'

const example = resolve(import.meta.dirname, '../../examples/07-any-language')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-any-language-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const flow = openFlow(readPipeline(join(folder, 'visits.pipeline.yaml')))

afterAll(async () => {
  await flow.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    expect(await flow.examine(planned, title)).toEqual([])
  })
})

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
