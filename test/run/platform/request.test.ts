import { expect, test } from 'vitest'
import { platformRequest } from '../../../src/run/platform/request.ts'
import { contract, port } from '../../support/declared.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'

test('the Python side hears what to show and what to pack', () => {
  const { script } = contractOf('trainsOnChannel')
  const outputs = [port('model', undefined, { files: 'model.tar.gz' }), port('metrics')]
  const job = platformJob(contract([], outputs, { script, mode: 'entry', platform: 'training' }), { files: {} })
  expect(JSON.parse(JSON.stringify(platformRequest(job)).replaceAll(job.workspace, '/w'))).toMatchInlineSnapshot(`
    {
      "mount": {
        "path": "/opt/ml",
        "scratch": "/w/.mount",
        "source": "/w/ml",
        "ways": [
          "namespace",
          "shim",
        ],
      },
      "pack": [
        {
          "archive": "/w/outputs/model/model.tar.gz",
          "folder": "/w/ml/model",
        },
      ],
    }
  `)
})

test('a job without a platform asks for nothing', () => {
  expect(platformRequest({ ...platformJob(contractOf('copiesInput')), platform: undefined })).toEqual({})
})
