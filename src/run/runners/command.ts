import { statSync } from 'node:fs'
import type { Job } from '../../model/job.ts'
import type { Runner } from '../../model/runner.ts'
import { PipeproofError } from '../../errors.ts'
import { canLook, follow } from '../../process/follow.ts'
import { start } from '../../process/start.ts'
import { shown } from '../../shared/paths.ts'
import { portVariables } from '../command/environment.ts'
import { filled } from '../command/fill.ts'
import { programFor } from '../command/program.ts'
import { inheritedValues } from '../inherited.ts'
import type { Outcome } from '../python/outcome.ts'
import { runnerBy, type Prepared } from '../runnerBy.ts'

const environmentOf = ({ job, workspace }: Prepared): Record<string, string> => ({
  ...inheritedValues(),
  HOME: workspace.home,
  TMPDIR: workspace.tmp,
  ...portVariables(job),
  ...job.env,
})

/** What was asked for and can not be had here. */
function notesOn({ platform, network, memoryMb }: Job): string[] {
  return [
    ...(platform ? ['a command has no `/opt/ml`: use the folders that it is given, or the runner `container`'] : []),
    ...(network === false ? ['the network stayed on: only a Python script, or a container, can be cut off'] : []),
    ...(memoryMb !== undefined && !canLook()
      ? ['its memory was not limited: this system does not show how much it uses']
      : []),
  ]
}

const wordsOf = ({ command, script }: Job): string[] => command ?? [script]

async function one(prepared: Prepared): Promise<Outcome> {
  const { job, workspace, interpreter } = prepared
  const following = await follow(job.memoryMb)
  try {
    const {
      answer: _,
      failure,
      ...ended
    } = await start({
      file: interpreter,
      args: filled(wordsOf(job), job).slice(1),
      cwd: workspace.dir,
      env: { ...environmentOf(prepared), ...following.env },
      input: undefined,
      stdout: workspace.stdout,
      stderr: workspace.stderr,
      timeoutMs: job.timeoutMs,
      signal: job.signal,
      follow: following.follow,
    })
    if (failure !== undefined)
      throw new PipeproofError('noCommand', { command: shown(interpreter), reason: failure, nearest: undefined })
    const { left, ...usage } = following.seen()
    const done = ended.stopped === undefined
    return { ...ended, ...usage, notes: notesOn(job), answer: { done, left: done ? left : [] } }
  } finally {
    following.close()
  }
}

/** Any program, in any language: it is given its folders and arguments as words and as environment. */
export const commandRunner: Runner = runnerBy('command', {
  // no promise is needed, and an error must come as a rejection
  interpreter: async (job) =>
    Promise.resolve(programFor(wordsOf(job)[0] ?? '', job.env['PATH'] ?? process.env['PATH'] ?? '')),
  surroundings: async ({ command, script, env }) => {
    const program = programFor((command ?? [script])[0] ?? '', env['PATH'] ?? process.env['PATH'] ?? '')
    const { size, mtimeMs } = statSync(program)
    return Promise.resolve({ program, size, mtimeMs, inherited: inheritedValues() })
  },
  isBlind: true,
  one,
})
