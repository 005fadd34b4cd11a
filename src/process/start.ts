import { closeSync, openSync } from 'node:fs'

export interface Command {
  file: string
  args: string[]
  cwd: string
  env: Record<string, string>
  /** Written to the process's standard input. */
  input: string
  stdout: string
  stderr: string
  timeoutMs: number
  signal?: AbortSignal | undefined
}

export interface Ended {
  exitCode: number | undefined
  signal: string | undefined
  stopped: 'timeout' | 'cancelled' | undefined
  /** What it wrote to descriptor 3. */
  answer: string
  /** Why it could not even start. */
  failure: string | undefined
}

const graceMs = 2_000

/** Ends a process and all that it started: they share one group. */
function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // the group is gone already, which is what was wanted
  }
}

function onceEnding(
  end: () => void,
  { timeoutMs, signal }: Command,
): { reason(): 'timeout' | 'cancelled' | undefined; stop(): void } {
  let reason: 'timeout' | 'cancelled' | undefined
  const because = (why: 'timeout' | 'cancelled') => (): void => {
    reason ??= why
    end()
  }
  const timer = setTimeout(because('timeout'), timeoutMs)
  const cancel = because('cancelled')
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  return {
    reason: () => reason,
    stop: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    },
  }
}

/** A file's descriptor, so that no log passes through this process; execa's types end at 9. */
const open = (file: string): 3 => openSync(file, 'w') as 3

async function watch(command: Command, stdout: 3, stderr: 3): Promise<Ended> {
  const { file, args, cwd, env, input } = command
  const { execa } = await import('execa')
  const child = execa(file, args, {
    cwd,
    env,
    extendEnv: false,
    input,
    stdio: ['pipe', stdout, stderr, 'pipe'],
    detached: true,
    reject: false,
    buffer: true,
    stripFinalNewline: false,
  })
  const kill = (): void => endGroup(child.pid, 'SIGKILL')
  const end = (): void => {
    endGroup(child.pid, 'SIGTERM')
    setTimeout(kill, graceMs).unref()
  }
  // a signal that it can handle: it may have more to end than its group
  const endLast = (): void => endGroup(child.pid, 'SIGTERM')
  process.once('exit', endLast)
  const ending = onceEnding(end, command)
  // what it started may hold its pipes open for ever
  child.once('exit', kill)
  const result = await child
  ending.stop()
  process.off('exit', endLast)
  return {
    exitCode: result.exitCode,
    signal: result.signal,
    stopped: ending.reason(),
    answer: result.stdio[3] ?? '',
    failure: child.pid === undefined ? result.originalMessage : undefined,
  }
}

/** Runs a program to its end; nothing that it started is left behind. */
export async function start(command: Command): Promise<Ended> {
  const stdout = open(command.stdout)
  const stderr = open(command.stderr)
  try {
    return await watch(command, stdout, stderr)
  } finally {
    closeSync(stdout)
    closeSync(stderr)
  }
}
