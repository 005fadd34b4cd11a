import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { runPipeline } from '../../src/runPipeline.ts'

const example = resolve(import.meta.dirname, '../../examples/06-sagemaker-scripts')
const folder = mkdtempSync(join(tmpdir(), 'pipeproof-sagemaker-'))
cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
const file = join(folder, 'payments.pipeline.yaml')
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

test('a step that expects plain files of a training is red, as it would be there', async () => {
  const script = join(folder, 'scripts/evaluate.py')
  const text = readFileSync(script, 'utf8')
  writeFileSync(script, text.replace('model.tar.gz', 'model.json').replace('tarfile.open(', 'open('))
  const { findings } = await runPipeline(readPipeline(file))
  expect(findings.map(({ place, received }) => `${place}: ${received}`)).toEqual([
    "evaluate: `FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/processing/model/model.json'`",
  ])
})
