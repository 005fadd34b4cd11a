import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { story } from '../../src/report/story.ts'
import { blocksOf } from '../support/blocks.ts'

const example = resolve(import.meta.dirname, '../../examples/17-expectations')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-expectations-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const file = join(folder, 'houses.pipeline.yaml')
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

test('the change that its README names makes the case red, in these words', async () => {
  const script = join(folder, 'scripts/estimate.py')
  const text = readFileSync(script, 'utf8')
  writeFileSync(script, text.replace('mean_y - slope * mean_x', 'mean_y - mean_x'))
  const changed = openFlow(readPipeline(file), { own: true })
  try {
    const tests = changed.plan.groups.flatMap((group) => group.tests)
    const planned = tests.find(({ title }) => title === 'good enough to ship')
    const findings = planned ? await changed.examine(planned, 'estimate') : []
    const said = story(findings.map(({ workspace: _, ...each }) => each))
    const block = blocksOf(join(example, 'README.md')).find(({ language }) => language === 'text')
    expect(said).toBe(block?.text.trimEnd())
  } finally {
    await changed.close()
  }
})
