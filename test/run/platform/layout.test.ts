import { expect, test } from 'vitest'
import type { Port } from '../../../src/model/contract.ts'
import { folderAt, platformOf } from '../../../src/run/platform/layout.ts'
import { contract, port } from '../../support/declared.ts'
import { contractOf, scriptNamed } from '../../support/platformJob.ts'

const opaque = (name: string, files: string): Port => port(name, undefined, { files })

test('a program finds its ports in the folders of a Processing job', () => {
  expect(platformOf(contractOf('copiesInput'))).toMatchInlineSnapshot(`
    {
      "inputs": {
        "raw": "/opt/ml/processing/input/raw",
      },
      "kind": "processing",
      "outputs": {
        "copy": "/opt/ml/processing/output/copy",
      },
      "packed": {},
    }
  `)
})

test('a training has channels, a model and other data, of which the archives are packed', () => {
  const outputs = [opaque('model', 'model.tar.gz'), opaque('metrics', 'output.tar.gz'), opaque('plain', 'a.json')]
  const declared = contract([port('train')], outputs, { mode: 'entry', platform: 'training' })
  expect(platformOf(declared)).toMatchInlineSnapshot(`
    {
      "inputs": {
        "train": "/opt/ml/input/data/train",
      },
      "kind": "training",
      "outputs": {
        "metrics": "/opt/ml/output/data",
        "model": "/opt/ml/model",
        "plain": "/opt/ml/output/data",
      },
      "packed": {
        "metrics": "output.tar.gz",
        "model": "model.tar.gz",
      },
    }
  `)
})

test.for(['/opt/ml/input/data/train', '/opt/ml/model', '/opt/ml/output/data'])(
  'a port at %s makes a training',
  (path) => {
    const declared = contract([port('train', undefined, { path })], [])
    expect(platformOf(declared)?.kind).toBe('training')
  },
)

const kind = (script: string): string | undefined => platformOf(contractOf(script))?.kind

test('without paths the script tells what it is', () => {
  expect(['trainsOnChannel', 'packsItself', 'copiesInput', 'exits'].map(kind)).toEqual([
    'training',
    'training',
    'processing',
    'processing',
  ])
  expect(platformOf(contractOf('trainsOnChannel', { platform: 'processing' }))?.kind).toBe('processing')
})

test('a declared path wins over the convention', () => {
  const declared = contract([port('raw', undefined, { path: '/opt/ml/processing/raw' })], [port('out')])
  expect(platformOf(declared)).toMatchObject({
    kind: 'processing',
    inputs: { raw: '/opt/ml/processing/raw' },
    outputs: { out: '/opt/ml/processing/output/out' },
  })
})

const called = (script: string): boolean =>
  platformOf(contract([port('raw')], [], { script: scriptNamed(script) })) !== undefined

test('a script that is called needs the platform only where somebody speaks of it', () => {
  expect(called('hardCodesPaths')).toBe(true)
  expect(called('meetsNetwork')).toBe(false)
  expect(called('isNotThere')).toBe(false)
  expect(platformOf(contract([], [], { platform: 'processing' }))).toBeDefined()
})

test('a path below /opt/ml is a folder of the workspace, another is none', () => {
  expect(folderAt('/w', '/opt/ml/processing/input/raw')).toBe('/w/ml/processing/input/raw')
  expect(folderAt('/w', '/data')).toBeUndefined()
})
