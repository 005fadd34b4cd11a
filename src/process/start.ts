import { closeSync, openSync } from 'node:fs'

export interface Command {
  file: string
  args: string[]
  cwd: string
  env: Record<string, string>
  /** Written to its standard input; where there is none, it has no descriptor 3 either. */
  input: string | undefined
  stdout: string
  stderr: string
  timeoutMs: number
  signal?: AbortSignal | undefined
  /** Looks after it from its start on. */
  follow?: ((pid: number, end: (why: Why) => void) => Follower | undefined) | undefined
}

type Why = 'timeout' | 'cancelled' | 'memory'

/** Somebody who knows more of a process than its group. */
export interface Follower {
  /** It is being ended. */
  ending?(): void
  /** It has ended: ends what it left. */
  ended(): Promise<void>
}

export interface Ended {
  exitCode: number | undefined
  signal: string | undefined
  stopped: Why | undefined
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
): { because(why: Why): () => void; reason(): Why | undefined; stop(): void } {
  let reason: Why | undefined
  const because = (why: Why) => (): void => {
    if (reason === undefined) end()
    reason ??= why
  }
  const timer = setTimeout(because('timeout'), timeoutMs)
  const cancel = because('cancelled')
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted) cancel()
  return {
    because,
    reason: () => reason,
    stop: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    },
  }
}

/** Until it is called off: a signal that can be handled, since a process may have more to end than its group. */
function endWithUs(pid: number | undefined): () => void {
  const end = (): void => endGroup(pid, 'SIGTERM')
  process.once('exit', end)
  return () => void process.off('exit', end)
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
    ...(input === undefined
      ? { stdio: ['ignore', stdout, stderr] }
      : { input, stdio: ['pipe', stdout, stderr, 'pipe'] }),
    detached: true,
    reject: false,
    buffer: true,
    stripFinalNewline: false,
  })
  const kill = (): void => endGroup(child.pid, 'SIGKILL')
  let follower: Follower | undefined
  const end = (): void => {
    follower?.ending?.()
    endGroup(child.pid, 'SIGTERM')
    setTimeout(kill, graceMs).unref()
  }
  const callOff = endWithUs(child.pid)
  if (child.pid !== undefined) follower = command.follow?.(child.pid, (why) => ending.because(why)())
  const ending = onceEnding(end, command)
  // what it started may hold its pipes open for ever
  child.once('exit', () => follower ?? kill())
  const result = await child
  ending.stop()
  await follower?.ended()
  callOff()
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
