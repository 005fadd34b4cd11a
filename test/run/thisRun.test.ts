import { afterEach, expect, test, vi } from 'vitest'
import { beginTestRun, commandNow, runId } from '../../src/run/thisRun.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('all that is started from where a test run begins has its name and its command', () => {
  vi.stubEnv('PIPEPROOF_RUN', '')
  beginTestRun(['run', '-t', 'clean'])
  const id = runId(false)
  expect(id).toMatch(/^[0-9a-f]{8}$/)
  expect([runId(false), commandNow()]).toEqual([id, ['run', '-t', 'clean']])
  beginTestRun([])
  expect(runId(false)).not.toBe(id)
})

test('what is asked for by itself is a test run of its own', () => {
  beginTestRun([])
  expect(new Set([runId(true), runId(true), runId(false)]).size).toBe(3)
})

test('without a name the process tells which test run it is', () => {
  for (const text of ['', 'x', '{}', 'null', '{"id":"../../up","command":[]}', '{"id":"5f0c9b1e","command":3}']) {
    vi.stubEnv('PIPEPROOF_RUN', text)
    expect(runId(false)).toMatch(/^[0-9a-f]{8}$/)
    expect([runId(false), commandNow()]).toEqual([runId(false), undefined])
  }
})
