import { dirname } from 'node:path'
import type { Job } from '../../model/job.ts'
import { stateFolder } from '../../shared/paths.ts'
import type { Workspace } from '../workspace.ts'
import { commandLine } from '../platform/arguments.ts'
import { platformEnvironment } from '../platform/environment.ts'
import { startFolder } from '../platform/folders.ts'
import { platformRequest } from '../platform/request.ts'
import { touchedList } from './touched.ts'

/** What of the user's surroundings every script sees. */
export const inherited = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ']

/** What a script sees of the user's environment, which is next to nothing, and its own. */
export function environmentFor({ env }: Job, { home, tmp }: Workspace): Record<string, string> {
  const own = inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return {
    ...Object.fromEntries(own),
    HOME: home,
    TMPDIR: tmp,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONIOENCODING: 'utf-8',
    ...env,
  }
}

/** A job in the words of the Python side. */
export function requestFor(job: Job, workspace: Workspace): object {
  const { script, mode, inputs, outputs, env, args, memoryMb } = job
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
    touched: touchedList(workspace.dir),
    project: dirname(stateFolder(dirname(script))),
  }
}
