import { readFileSync } from 'node:fs'

function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** The same in all workers of one run of Vitest or Jest, and in no other. */
export function testRun(): string {
  const framework = process.env['VITEST'] ?? process.env['JEST_WORKER_ID']
  // a worker that is a process was started by the one that is the run
  const pid = framework !== undefined && process.send !== undefined ? process.ppid : process.pid
  return `${pid} ${startOf(pid)}`
}
