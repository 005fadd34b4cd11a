import { spawnSync } from 'node:child_process'

interface Question {
  file: string
  args: string[]
  input: string
  timeoutMs: number
  /** What it sees besides `PATH`. */
  env?: Record<string, string>
}

const mostBytes = 64 * 1024 * 1024

/**
 * What a short program prints, or why it could not, while everything else waits. Node's own, for this is needed when
 * tests are collected, and loading execa takes longer than most programs.
 */
export function askSync({ file, args, input, timeoutMs, env }: Question): { ok: boolean; text: string } {
  const { PATH = '' } = process.env
  const { error, status, stdout, stderr, signal } = spawnSync(file, args, {
    input,
    encoding: 'utf8',
    env: { PATH, ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: mostBytes,
  })
  const reason =
    error && 'code' in error && error.code === 'ETIMEDOUT' ? `no end after ${timeoutMs / 1000} s` : error?.message
  if (reason === undefined && status === 0) return { ok: true, text: stdout }
  return {
    ok: false,
    text: reason ?? (stderr.trim().split('\n').at(-1) || `it ended by ${signal ?? `exit code ${status}`}`),
  }
}
