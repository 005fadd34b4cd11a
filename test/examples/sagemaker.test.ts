import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../../src/load.ts'
import { runPipeline } from '../../src/runPipeline.ts'
import { provedExample } from '../support/example.ts'

const { folder, file } = provedExample('06-sagemaker-scripts', 'payments.pipeline.yaml')

test('a step that expects plain files of a training is red, as it would be there', async () => {
  const script = join(folder, 'scripts/evaluate.py')
  const text = readFileSync(script, 'utf8')
  writeFileSync(script, text.replace('model.tar.gz', 'model.json').replace('tarfile.open(', 'open('))
  const { findings } = await runPipeline(readPipeline(file))
  expect(findings.map(({ place, received }) => `${place}: ${received}`)).toEqual([
    "evaluate: `FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/processing/model/model.json'`",
  ])
})
