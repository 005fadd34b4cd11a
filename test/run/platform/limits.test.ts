import { expect, test } from 'vitest'
import type { Job, Platform } from '../../../src/model/job.ts'
import { limitNotes } from '../../../src/run/platform/limits.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'

const paths = (count: number, base: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, `${base}/p${index}`]))

function notesOf(platform: Partial<Platform>, more: Partial<Job> = {}): string[] {
  const job = platformJob(contractOf('copiesInput'))
  const whole: Platform = { kind: 'processing', inputs: {}, outputs: {}, packed: {}, ...platform }
  return limitNotes({ ...job, ...more, platform: whole })
}

test('an ordinary job is fine', () => {
  expect(limitNotes(platformJob(contractOf('copiesInput')))).toEqual([])
  expect(notesOf({ inputs: paths(10, '/opt/ml/processing/input') })).toEqual([])
})

test('what AWS refuses is noted', () => {
  const env = { ...paths(100, 'value'), LONG: 'x'.repeat(257) }
  const args = { text: 'y'.repeat(257), ...Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`a${i}`, '1'])) }
  const inputs = paths(11, '/opt/ml/processing/input')
  const outputs = { ...paths(10, '/opt/ml/processing/output'), late: '/data/late' }
  expect(notesOf({ inputs, outputs }, { env, args })).toMatchInlineSnapshot(`
    [
      "SageMaker refuses a Processing job with 11 inputs: at most 10",
      "SageMaker refuses a Processing job with 11 outputs: at most 10",
      "SageMaker refuses a Processing job with 101 variables: at most 100",
      "SageMaker refuses a Processing job with 102 arguments: at most 100",
      "SageMaker refuses the variable \`LONG\`: names and values have at most 256 characters",
      "SageMaker refuses the argument \`yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…\`: it has more than 256 characters",
      "SageMaker refuses \`/data/late\` of \`late\`: a Processing job has its ports below \`/opt/ml/processing/\`",
      "\`/data/late\` of \`late\` is not there for the script: only what is below \`/opt/ml\` is",
    ]
  `)
})

test('a training has other limits', () => {
  expect(notesOf({ kind: 'training', inputs: paths(11, '/opt/ml/input/data') })).toEqual([])
})
