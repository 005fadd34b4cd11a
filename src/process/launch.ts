import { closeSync, openSync } from 'node:fs'

export interface Launched {
  pid: number | undefined
  /** Why it ended, once it has. */
  ended: Promise<string>
}

interface Background {
  file: string
  args: string[]
  env: Record<string, string>
  /** The first line that it reads; its standard input stays open as long as this process lives. */
  firstLine: string
  log: string
}

/** Starts a process that outlives the one that started it, if others need it. */
export async function launch({ file, args, env, firstLine, log }: Background): Promise<Launched> {
  const { execa } = await import('execa')
  // execa's types know descriptors up to 9 only
  const errors = openSync(log, 'w') as 3
  const child = execa(file, args, {
    env,
    extendEnv: false,
    stdio: ['pipe', 'ignore', errors],
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
  })
  // it has its own by now
  closeSync(errors)
  child.stdin.write(`${firstLine}\n`)
  child.unref()
  // its input keeps this process alive otherwise
  const input: { unref?: () => void } = child.stdin as object
  input.unref?.()
  return { pid: child.pid, ended: child.then((result) => result.shortMessage ?? 'it ended') }
}
