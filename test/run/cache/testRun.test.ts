import { expect, test, vi } from 'vitest'
import { isWatching, testRun } from '../../../src/run/cache/testRun.ts'

test('a worker of Vitest belongs to the process that started it', () => {
  vi.stubEnv('VITEST_MODE', 'RUN')
  const pid = Number(testRun().split(' ')[0])
  expect([process.pid, process.ppid]).toContain(pid)
  expect(pid).toBe(process.send === undefined ? process.pid : process.ppid)
  vi.unstubAllEnvs()
})

test('watching is one run until it ends', () => {
  vi.stubEnv('VITEST_MODE', 'WATCH')
  expect(isWatching()).toBe(true)
  expect(testRun()).toBe(testRun())
  vi.unstubAllEnvs()
})

test('a program of its own is a run of its own', () => {
  vi.stubEnv('VITEST', undefined)
  vi.stubEnv('JEST_WORKER_ID', undefined)
  expect(testRun()).toMatch(new RegExp(`^${process.pid} `))
  vi.unstubAllEnvs()
})
