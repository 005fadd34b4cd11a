import { cpSync, rmSync } from 'node:fs'
import type { Job } from '../../model/job.ts'

/** The same job in another folder: a script that writes where it is does not write the same twice. */
function elsewhere(job: Job): Job {
  const workspace = `${job.workspace}-again`
  const moved = (paths: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(paths).map(([name, path]) => [name, workspace + path.slice(job.workspace.length)]),
    )
  const inputs = moved(job.inputs)
  for (const [name, path] of Object.entries(job.inputs)) cpSync(path, inputs[name] ?? path, { recursive: true })
  return { ...job, workspace, inputs, outputs: moved(job.outputs), signal: undefined }
}

/** Does something with a job elsewhere, and leaves nothing of that. */
export async function again(job: Job, act: (job: Job) => Promise<unknown>): Promise<void> {
  try {
    await act(elsewhere(job))
  } finally {
    rmSync(`${job.workspace}-again`, { recursive: true, force: true })
  }
}
