import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Port } from '../../../src/model/contract.ts'
import type { Job } from '../../../src/model/job.ts'
import { errorWithWords, platformNotes } from '../../../src/run/platform/leftovers.ts'
import { contract, port } from '../../support/declared.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'

function write({ workspace }: Job, path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

function training(model: Port): Job {
  const { script } = contractOf('trainsOnChannel')
  return platformJob(contract([], [model], { script, mode: 'entry', platform: 'training' }), { files: {} })
}

test('what a script wrote for the platform joins its error, the first kilobyte of it', () => {
  const job = platformJob(contractOf('writesFailure'))
  write(job, 'ml/output/failure', 'no label\n')
  write(job, 'ml/output/message', 'm'.repeat(3000))
  const error = { type: 'ValueError', message: 'bad', frames: [], causes: [] }
  const { message = '' } = errorWithWords(error, job) ?? {}
  expect(message.replaceAll(/m{1024}/g, '…')).toMatchInlineSnapshot(
    `"bad, and /opt/ml/output/failure says: no label, and /opt/ml/output/message says: …"`,
  )
  expect(errorWithWords(undefined, job, 3)?.type).toBe('exit code 3')
  expect(errorWithWords(undefined, job)).toBeUndefined()
})

test('without words an error stays as it is', () => {
  const job = platformJob(contractOf('writesFailure'))
  write(job, 'ml/output/failure', '\n')
  expect(errorWithWords(undefined, job, 3)).toBeUndefined()
  expect(errorWithWords(undefined, { ...job, platform: undefined }, 3)).toBeUndefined()
})

test('symbolic links in outputs are named', () => {
  const job = platformJob(contractOf('linksOutput'))
  mkdirSync(join(job.outputs['copy'] ?? '', 'deep'), { recursive: true })
  symlinkSync('nowhere', join(job.outputs['copy'] ?? '', 'deep/latest.csv'))
  expect(platformNotes(job)).toMatchInlineSnapshot(`
    [
      "\`/opt/ml/processing/output/copy/deep/latest.csv\` is a symbolic link: SageMaker does not upload it, write a file",
    ]
  `)
  expect(platformNotes({ ...job, platform: undefined })).toEqual([])
})

test('a contract of what is inside an archive does not test what the next step gets', () => {
  expect(platformNotes(training(port('model', undefined, { files: 'model.json' })))).toMatchInlineSnapshot(`
    [
      "SageMaker hands \`model\` on as \`model.tar.gz\`: write \`files: model.tar.gz\` to test what the next step gets",
    ]
  `)
  expect(platformNotes(training(port('model', undefined, { files: 'model.tar.gz' })))).toEqual([])
})

test('an archive that the script made itself is packed once more', () => {
  const job = training(port('model', undefined, { files: 'model.tar.gz' }))
  write(job, 'ml/model/model.tar.gz', '')
  expect(platformNotes(job)).toMatchInlineSnapshot(`
    [
      "the script wrote \`/opt/ml/model/model.tar.gz\` itself: SageMaker packs it once more, into another \`model.tar.gz\`",
    ]
  `)
})
