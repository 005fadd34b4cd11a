import type { Job } from '../../model/job.ts'
import type { Workspace } from '../workspace.ts'

const inherited = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ']

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

/** Arguments as a command line has them: `true` is a bare flag, `false` is left out. */
function commandLine(args: Record<string, string>): string[] {
  return Object.entries(args).flatMap(([name, value]) => {
    if (value === 'false') return []
    return value === 'true' ? [`--${name}`] : [`--${name}`, value]
  })
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
    argv: commandLine(args),
    environment: environmentFor(job, workspace),
    cwd: workspace.dir,
    stdout: workspace.stdout,
    stderr: workspace.stderr,
  }
}
