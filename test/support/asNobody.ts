import { chownSync, lchownSync } from 'node:fs'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Job } from '../../src/model/job.ts'
import { start, type Ended } from '../../src/process/start.ts'
import { openPlatform } from '../../src/run/platform/folders.ts'
import { environmentFor, requestFor } from '../../src/run/python/request.ts'
import { worker } from '../../src/run/python/worker.ts'
import { openWorkspace } from '../../src/run/workspace.ts'

const nobody = 65_534

/** Whether this process may become somebody else. */
export const canBecomeNobody = process.platform === 'linux' && process.getuid?.() === 0

function giveAway(dir: string): void {
  chownSync(dir, nobody, nobody)
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), nobody, nobody)
}

/** Runs a job in a fresh interpreter of the system, as an ordinary user. */
export async function runAsNobody(job: Job): Promise<Ended & { said: Record<string, unknown> }> {
  const workspace = openWorkspace(job.workspace, Object.values(job.outputs))
  openPlatform(job)
  giveAway(job.workspace)
  const { touched: _, ...request } = requestFor(job, workspace) as { touched: unknown }
  const ended = await start({
    file: 'setpriv',
    args: [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '/usr/bin/python3', '-B', worker],
    cwd: workspace.dir,
    env: environmentFor(job, workspace),
    input: JSON.stringify(request),
    stdout: workspace.stdout,
    stderr: workspace.stderr,
    timeoutMs: job.timeoutMs,
  })
  // our own worker wrote it
  return { ...ended, said: JSON.parse(ended.answer || '{}') as Record<string, unknown> }
}
