import { expect, test } from 'vitest'
import { jobArn, jobName } from '../../../src/run/platform/identity.ts'

test('a job has the name that a pipeline gives it, with an execution of 12 characters', () => {
  expect(jobName('/home/me/scripts/pre_process.py')).toMatchInlineSnapshot(
    `"pipelines-8f6457343e90-pre-process-776d0e621e"`,
  )
  expect(jobName('/home/you/scripts/pre_process.py')).toBe(jobName('/home/me/scripts/pre_process.py'))
  expect(jobName('/scripts/train.py').split('-')[1]).toHaveLength(12)
})

test('the longest name fits the platform', () => {
  const name = jobName(`/scripts/${'long_'.repeat(30)}.py`)
  expect(name).toHaveLength(63)
  expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/)
})

test('an ARN names the kind of job', () => {
  expect(jobArn('training', '/scripts/train.py')).toMatchInlineSnapshot(
    `"arn:aws:sagemaker:us-east-1:123456789012:training-job/pipelines-8f6457343e90-train-b3a46d39ce"`,
  )
})
