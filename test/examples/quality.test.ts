import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { story } from '../../src/report/story.ts'
import { runPipeline } from '../../src/runPipeline.ts'
import { isError } from '../../src/shared/finding.ts'
import { blocksOf } from '../support/blocks.ts'
// the block of the README
import '../../examples/19-quality/quality.test.ts'

const example = resolve(import.meta.dirname, '../../examples/19-quality')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-quality-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const file = join(folder, 'harvest.pipeline.yaml')
const flow = openFlow(readPipeline(file))

afterAll(async () => {
  await flow.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    expect((await flow.examine(planned, title)).filter(isError)).toEqual([])
  })
})

test('the change that its README names gets through no gate, in these words', async () => {
  const script = join(folder, 'scripts/grade.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('"Cox": 2.4, ', ''))
  const { findings } = await runPipeline(readPipeline(file), { cache: false })
  const block = blocksOf(join(example, 'README.md')).find(({ language }) => language === 'text')
  expect(story(findings.filter(({ code }) => code === 'gate'))).toBe(block?.text.trimEnd())
})
