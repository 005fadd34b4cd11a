import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Job } from '../../model/job.ts'
import type { Runner } from '../../model/runner.ts'
import { PipeproofError } from '../../errors.ts'
import type { Ended } from '../../process/start.ts'
import { shown } from '../../shared/paths.ts'
import { portVariables } from '../command/environment.ts'
import { filled } from '../command/fill.ts'
import { engineFor, imageId } from '../container/engine.ts'
import { contained, type Wanted } from '../container/run.ts'
import { platformEnvironment } from '../platform/environment.ts'
import { answerOf } from '../python/once.ts'
import type { Outcome } from '../python/outcome.ts'
import { forPython, requestFor } from '../python/request.ts'
import { worker } from '../python/worker.ts'
import { runnerBy, type Prepared } from '../runnerBy.ts'

export interface ContainerOptions {
  /** What containers are made from, where a contract does not say. */
  image?: string
}

/** Paths are those of this machine; programs and their folders are those of the image. */
const environmentOf = ({ job, workspace }: Prepared): Record<string, string> => ({
  HOME: workspace.home,
  TMPDIR: workspace.tmp,
  ...forPython,
  ...platformEnvironment(job),
  ...job.env,
})

/** A container that has used up its memory is killed, and its client does not say why. */
const stoppedBy = ({ signal, stopped }: Pick<Ended, 'signal' | 'stopped'>, { memoryMb }: Job): Ended['stopped'] =>
  stopped ?? (signal === 'SIGKILL' && memoryMb !== undefined ? 'memory' : undefined)

async function runScript(prepared: Prepared, made: Pick<Wanted, 'client' | 'image' | 'network'>): Promise<Outcome> {
  const { job, workspace } = prepared
  const env = environmentOf(prepared)
  const answer = join(workspace.dir, 'answer.json')
  const asked = { ...requestFor(job, workspace), environment: env, within: true }
  const request = { ...asked, mount: undefined, network: undefined, touched: undefined }
  const ended = await contained(prepared, {
    ...made,
    env,
    program: 'python3',
    args: ['-B', worker, answer],
    input: JSON.stringify(request),
    init: false,
    reads: [dirname(worker)],
  })
  const said = answerOf(readText(answer))
  rmSync(answer, { force: true })
  const { done, exitCode } = said
  const stopped = done ? ended.stopped : stoppedBy(ended, job)
  return { ...ended, stopped, ...(done && { exitCode, signal: undefined }), answer: { ...said, ...mountedIn(job) } }
}

async function runCommand(prepared: Prepared, made: Pick<Wanted, 'client' | 'image' | 'network'>): Promise<Outcome> {
  const { job, workspace } = prepared
  const [program = '', ...args] = filled(job.command ?? [], job)
  const env = {
    HOME: workspace.home,
    TMPDIR: workspace.tmp,
    ...portVariables(job),
    ...platformEnvironment(job),
    ...job.env,
  }
  const ended = await contained(prepared, { ...made, env, program, args, init: true, reads: [] })
  const stopped = stoppedBy(ended, job)
  return { ...ended, stopped, answer: { done: stopped === undefined && ended.signal === undefined, ...mountedIn(job) } }
}

const mountedIn = ({ platform }: Job): { mounted?: 'container' } => (platform ? { mounted: 'container' } : {})

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // it was ended before it could answer
    return ''
  }
}

function imageFor({ image, script, command }: Job, standard: string | undefined): string {
  const meant = image ?? standard
  if (meant !== undefined) return meant
  throw new PipeproofError(
    'missingKey',
    { key: 'image', place: `the contract of \`${shown(script)}\`` },
    { at: undefined, subject: command?.[0] },
  )
}

/** A runner of Python scripts and of commands in containers of docker or podman. */
export function container({ image: standard }: ContainerOptions = {}): Runner {
  return runnerBy('container', {
    interpreter: async (job) => {
      const image = imageFor(job, standard)
      await engineFor(image)
      return `${job.command ? basename(job.command[0] ?? '') : 'python3'} in ${image}`
    },
    surroundings: async (job) => {
      const image = imageFor(job, standard)
      return { image: await imageId(await engineFor(image), image) }
    },
    isBlind: true,
    one: async (prepared) => {
      const { job } = prepared
      const image = imageFor(job, standard)
      const made = { client: await engineFor(image), image, network: job.network === true }
      return job.command ? runCommand(prepared, made) : runScript(prepared, made)
    },
  })
}

/** Containers from the image that each contract names. */
export const containerRunner = container()
