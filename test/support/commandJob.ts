import { resolve } from 'node:path'
import type { Job } from '../../src/model/job.ts'
import { jobFor } from './job.ts'

/** The path of a fixture in another language. */
export const programNamed = (file: string): string => resolve(import.meta.dirname, '../fixtures/scripts', file)

/** A job that runs a Node fixture in a folder of its own, which goes with the test. */
export function commandJob(name: string, wanted: Partial<Job> = {}): Job {
  const script = programNamed(`${name}.mjs`)
  return { ...jobFor(name), script, command: ['node', script], mode: 'entry', ...wanted }
}
