import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Job } from '../../src/model/job.ts'

/** The path of a Python fixture. */
export const scriptNamed = (name: string): string => resolve(import.meta.dirname, '../fixtures/scripts', `${name}.py`)

/** A job that runs a Python fixture in a folder of its own, which goes with the test. */
export function jobFor(name: string, wanted: Partial<Job> = {}): Job {
  const workspace = mkdtempSync(join(tmpdir(), 'pipeproof-job-'))
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }))
  return {
    script: scriptNamed(name),
    mode: 'call',
    workspace,
    inputs: {},
    outputs: { told: join(workspace, 'outputs/told') },
    env: {},
    args: {},
    timeoutMs: 30_000,
    memoryMb: undefined,
    python: undefined,
    secrets: [],
    ...wanted,
  }
}
