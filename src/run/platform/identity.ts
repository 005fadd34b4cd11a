import { basename, dirname, extname } from 'node:path'
import { hash } from '../../shared/hash.ts'

/** The name of the only machine of a job. */
export const host = 'algo-1'
export const instanceType = 'ml.m5.large'
export const account = '123456789012'
export const region = 'us-east-1'

const longest = 63

/** The name that a pipeline would give the job of a script: the same in every run and on every machine. */
export function jobName(script: string): string {
  const folder = basename(dirname(script))
  const step = basename(script, extname(script)).replaceAll(/[^A-Za-z0-9]+/g, '-')
  const start = `pipelines-${hash(folder, 12)}-`
  const end = `-${hash([folder, basename(script)], 10)}`
  return `${start}${step.slice(0, longest - start.length - end.length)}${end}`
}

export const jobArn = (kind: 'processing' | 'training', script: string): string =>
  `arn:aws:sagemaker:${region}:${account}:${kind}-job/${jobName(script)}`
