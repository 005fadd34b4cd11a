import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { check } from '../../src/cli/commands/check.ts'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { blocksOf } from '../support/blocks.ts'
import { printed } from '../support/printed.ts'

const example = resolve(import.meta.dirname, '../../examples/09-existing-dag')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-dag-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const pipeline = readPipeline(join(folder, 'visits.pipeline.yaml'))
const flow = openFlow(pipeline)

afterAll(async () => {
  await flow.close()
  rmSync(folder, { recursive: true, force: true })
})

test('its own lines come before those of the configuration', () => {
  const { VisitSummary, VisitCleaning_training } = pipeline.steps
  expect(VisitSummary?.env).toEqual({ LABEL_FIELD: 'bought', DIGITS: '2' })
  expect(VisitCleaning_training).toMatchObject({ env: { LABEL_FIELD: 'bought' }, args: { job_type: 'training' } })
})

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    const findings = await flow.examine(planned, title)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

test('the README shows what `pipeproof check` says', async () => {
  const block = blocksOf(join(example, 'README.md')).find(({ language }) => language === 'text')
  const { result, text } = await printed(() => check.run([join(example, 'visits.pipeline.yaml')]))
  expect(result).toBe(0)
  expect(text.replaceAll('examples/09-existing-dag/', '')).toBe(block?.text)
})
