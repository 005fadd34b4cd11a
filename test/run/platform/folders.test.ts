import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Job } from '../../../src/model/job.ts'
import { channelsIn, closePlatform, openPlatform, startFolder } from '../../../src/run/platform/folders.ts'
import { contract, port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'

const entriesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .toSorted()

function training(files: Record<string, string> = { 'train.py': '', 'helper.py': '', '.git/HEAD': '' }): Job {
  const script = join(folder(files), 'train.py')
  const outputs = [port('model', undefined, { files: 'model.tar.gz' }), port('metrics')]
  const declared = contract([port('train')], outputs, { script, mode: 'entry', platform: 'training' })
  return platformJob(declared, { files: {} })
}

test('a Processing job has all its ports as folders, also those that nothing feeds', () => {
  const inputs = { raw: port('raw'), extra: port('extra', undefined, { required: false }) }
  const job = platformJob(contractOf('copiesInput', { inputs }))
  openPlatform(job)
  expect(entriesOf(join(job.workspace, 'ml'))).toMatchInlineSnapshot(`
    [
      "config",
      "config/processingjobconfig.json",
      "config/resourceconfig.json",
      "output",
      "processing",
      "processing/input",
      "processing/input/extra",
      "processing/input/raw",
      "processing/input/raw/data.csv",
      "processing/output",
      "processing/output/copy",
    ]
  `)
})

test('a training has its folders, and its code by links to the files beside the script', () => {
  const job = training()
  openPlatform(job)
  expect(entriesOf(join(job.workspace, 'ml'))).toMatchInlineSnapshot(`
    [
      "checkpoints",
      "code",
      "code/helper.py",
      "code/train.py",
      "input",
      "input/config",
      "input/config/hyperparameters.json",
      "input/config/inputdataconfig.json",
      "input/config/resourceconfig.json",
      "input/data",
      "input/data/train",
      "model",
      "output",
      "output/data",
      "output/intermediate",
    ]
  `)
  expect(lstatSync(join(job.workspace, 'ml/code/helper.py')).isSymbolicLink()).toBe(true)
  expect(channelsIn(job.workspace)).toEqual(['train'])
})

test('people find the ports under their names', () => {
  const job = training()
  openPlatform(job)
  expect(readlinkSync(join(job.workspace, 'inputs/train'))).toBe('../ml/input/data/train')
  expect(readlinkSync(join(job.workspace, 'outputs/metrics'))).toBe('../ml/output/data')
  expect(lstatSync(join(job.workspace, 'outputs/model')).isDirectory()).toBe(true)
})

test('nothing that is kept leads to the user or holds the environment', () => {
  const job = training()
  openPlatform(job)
  writeFileSync(join(job.workspace, 'ml/code/own.txt'), 'x')
  closePlatform(job)
  expect(entriesOf(join(job.workspace, 'ml'))).toMatchInlineSnapshot(`
    [
      "checkpoints",
      "code",
      "code/own.txt",
      "input",
      "input/data",
      "input/data/train",
      "model",
      "output",
      "output/data",
      "output/intermediate",
    ]
  `)
  expect(readFileSync(job.script, 'utf8')).toBe('')
})

test('a job without a platform is left alone', () => {
  const job = { ...training(), platform: undefined, workspace: folder() }
  mkdirSync(join(job.workspace, 'ml'))
  openPlatform(job)
  closePlatform(job)
  expect(entriesOf(job.workspace)).toEqual(['ml'])
  expect(existsSync(join(job.workspace, 'inputs'))).toBe(false)
})

test('a training starts beside its code, anything else in its workspace', () => {
  const job = training()
  expect(startFolder(job)).toBe('/opt/ml/code')
  expect(startFolder(platformJob(contractOf('copiesInput', { name: 'x' })))).toMatch(/pipeproof-test-/)
})
