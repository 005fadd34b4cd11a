import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { check } from '../../src/cli/commands/check.ts'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { blocksOf } from '../support/blocks.ts'
import { printed } from '../support/printed.ts'

const example = resolve(import.meta.dirname, '../../examples/08-schemas')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-schemas-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const file = join(folder, 'sales.pipeline.yaml')
const flow = openFlow(readPipeline(file))

afterAll(async () => {
  await flow.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    expect(await flow.examine(planned, title)).toEqual([])
  })
})

test('the README shows what `pipeproof check` says', async () => {
  const block = blocksOf(join(example, 'README.md')).find(({ language }) => language === 'text')
  const { result, text } = await printed(() => check.run([join(example, 'sales.pipeline.yaml')]))
  expect(result).toBe(0)
  expect(text.replaceAll('examples/08-schemas/', '')).toBe(block?.text)
})
