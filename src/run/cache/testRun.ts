import { randomBytes } from 'node:crypto'
import { startOf } from '../lock.ts'

/** The same in all workers of one run of Vitest or Jest, and in no other; watching is one run until it ends. */
export function testRun(): string {
  const { VITEST, JEST_WORKER_ID } = process.env
  const inWorker = (VITEST ?? JEST_WORKER_ID) !== undefined && process.send !== undefined
  // a worker that is a process was started by the one that is the run
  const pid = inWorker ? process.ppid : process.pid
  return `${pid} ${startOf(pid)}`
}

/** For what shares nothing with others. */
export const ownRun = (): string => randomBytes(8).toString('hex')

/** Whether files change between the tests of one run. */
export const isWatching = (): boolean => process.env['VITEST_MODE'] === 'WATCH'
