import { randomBytes } from 'node:crypto'
import { constants } from 'node:os'
import { PipeproofError } from '../../errors.ts'
import { ask } from '../../process/ask.ts'
import { follow } from '../../process/follow.ts'
import { start, type Ended } from '../../process/start.ts'
import { tailOf } from '../logs.ts'
import type { Prepared } from '../runnerBy.ts'
import { startFolder } from '../platform/folders.ts'
import { clientEnvironment, containerArguments, type Container } from './arguments.ts'
import { keepsUsers } from './engine.ts'
import { mountsOf } from './mounts.ts'

export interface Wanted {
  client: string
  image: string
  network: boolean
  env: Record<string, string>
  program: string
  args: string[]
  /** Written to its standard input. */
  input?: string
  /** It needs somebody to end by signals for it, as the first process of a container can not. */
  init: boolean
  /** Folders beside that of the script which it reads. */
  reads: string[]
}

function containerFor({ job }: Prepared, wanted: Wanted): Container {
  const { client, image, network, env, program, args, input, init, reads } = wanted
  const user = process.getuid && `${process.getuid()}:${process.getgid?.()}`
  return {
    name: `pipeproof-${randomBytes(8).toString('hex')}`,
    image,
    user,
    keepsUsers: keepsUsers(client),
    network,
    memoryMb: job.memoryMb,
    folder: startFolder(job),
    mounts: mountsOf(job, reads),
    env,
    reads: input !== undefined,
    init,
    program,
    args,
  }
}

const ofClient = /^(?:docker: Error response from daemon|Error): (.+)$/m

/** Clients end with these codes when they could not even start the program, and programs for reasons of their own. */
function demandStart({ exitCode, failure }: Ended, stderr: string, { client, image }: Wanted): void {
  const said =
    exitCode !== undefined && exitCode >= 125 && exitCode <= 127 ? ofClient.exec(tailOf(stderr))?.[1] : undefined
  const reason = failure ?? said
  if (reason === undefined) return
  throw new PipeproofError('noContainer', { tried: client, reason, advice: `see whether \`${image}\` has the program` })
}

const signals = new Map(Object.entries(constants.signals).map(([name, number]) => [128 + number, name]))

/** A client tells a signal as a code above 128. */
function withSignal<T extends Pick<Ended, 'exitCode' | 'signal'>>(ended: T): T {
  const signal = signals.get(ended.exitCode ?? 0)
  return signal === undefined ? ended : { ...ended, exitCode: undefined, signal }
}

/** Runs a program in a container, which is ended by its name: to end its client would not be enough. */
export async function contained(prepared: Prepared, wanted: Wanted): Promise<Ended> {
  const { job, workspace } = prepared
  const container = containerFor(prepared, wanted)
  const { client } = wanted
  const remove = ['rm', '--force', container.name]
  const following = await follow(undefined, [client, ...remove])
  // values travel in the environment of the client, where `ps` does not show them
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  try {
    const ended = await start({
      file: client,
      args: containerArguments(container),
      cwd: workspace.dir,
      env: { ...Object.fromEntries(own), ...clientEnvironment(wanted.env), ...following.env },
      input: wanted.input,
      stdout: workspace.stdout,
      stderr: workspace.stderr,
      timeoutMs: job.timeoutMs,
      signal: job.signal,
      follow: (pid, end) => ({
        ...following.follow(pid, end),
        ending: () => void ask(client, ['kill', container.name]),
      }),
    })
    if (ended.stopped === undefined) demandStart(ended, workspace.stderr, wanted)
    else await ask(client, remove)
    return withSignal(ended)
  } finally {
    following.close()
  }
}
