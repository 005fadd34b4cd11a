import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runners } from '../../../../src/run/runners.ts'
import { contract, port } from '../../../support/declared.ts'
import { platformJob, scriptNamed } from '../../../support/platformJob.ts'
import type { Job } from '../../../../src/model/job.ts'

function training(script: string): Job {
  const outputs = [port('model', undefined, { files: 'model.tar.gz' })]
  const declared = contract([], outputs, { script: scriptNamed(script), mode: 'entry', platform: 'training' })
  return platformJob(declared, { files: {} })
}

const archiveOf = ({ workspace }: Job): string => join(workspace, 'outputs/model/model.tar.gz')

test('the same model is the same archive', async () => {
  const jobs = [training('writesModel'), training('writesModel')]
  for (const job of jobs) expect((await runners.python.run(job)).ok).toBe(true)
  const [first, second] = jobs.map((job) => readFileSync(archiveOf(job)))
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true)
  const listed = execFileSync('tar', ['-tzf', archiveOf(jobs[0] ?? training('writesModel'))], { encoding: 'utf8' })
  expect(listed).toBe('a.json\nparts/\nparts/0.bin\n')
})

test('an archive that the script made itself is packed once more, as it would be there', async () => {
  const job = training('packsItself')
  const { notes } = await runners.process.run(job)
  expect(notes).toMatchInlineSnapshot(`
    [
      "the script wrote \`/opt/ml/model/model.tar.gz\` itself: SageMaker packs it once more, into another \`model.tar.gz\`",
    ]
  `)
  expect(execFileSync('tar', ['-tzf', archiveOf(job)], { encoding: 'utf8' })).toBe('model.json\nmodel.tar.gz\n')
})

test('a training that failed leaves no archive', async () => {
  const job = training('writesFailure')
  expect((await runners.python.run(job)).ok).toBe(false)
  expect(existsSync(archiveOf(job))).toBe(false)
})
