import { dirname, join } from 'node:path'
import type { Job } from '../../model/job.ts'
import { stateFolder } from '../../shared/paths.ts'
import { inheritedValues } from '../inherited.ts'
import { coveredFile } from '../covered/take.ts'
import type { Workspace } from '../workspace.ts'
import { commandLine } from '../platform/arguments.ts'
import { platformEnvironment } from '../platform/environment.ts'
import { startFolder } from '../platform/folders.ts'
import { platformRequest } from '../platform/request.ts'
import { touchedList } from './touched.ts'

/** What a Python is told in its environment: to write no bytecode, and everything else at once. */
export const forPython = { PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8' }

/** What a script sees of the user's environment, which is next to nothing, and its own. */
export const environmentFor = ({ env }: Job, { home, tmp }: Workspace): Record<string, string> => ({
  ...inheritedValues(),
  HOME: home,
  TMPDIR: tmp,
  ...forPython,
  ...env,
})

/** Where the answer comes when the script has closed all that could carry it. */
export const answerFile = (dir: string): string => join(dir, 'answer.json')

/** A job in the words of the Python side. */
export function requestFor(job: Job, workspace: Workspace): object {
  const { script, mode, inputs, outputs, env, args, memoryMb, coverage } = job
  return {
    script,
    mode,
    inputs,
    outputs,
    env,
    args,
    memoryMb,
    argv: commandLine(job),
    environment: { ...environmentFor(job, workspace), ...platformEnvironment(job), ...env },
    cwd: startFolder(job),
    network: job.network,
    ...platformRequest(job),
    stdout: workspace.stdout,
    stderr: workspace.stderr,
    answer: answerFile(workspace.dir),
    touched: touchedList(workspace.dir),
    coverage: coverage && { ...coverage, file: coveredFile(workspace.dir) },
    project: dirname(stateFolder(dirname(script))),
  }
}
