import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PipeproofError } from '../errors.ts'
import { reasonOf } from '../shared/thrown.ts'

/** The folder of one run: inputs, outputs, its home and temporary files, and what it printed. */
export interface Workspace {
  dir: string
  inputs: string
  outputs: string
  home: string
  tmp: string
  stdout: string
  stderr: string
}

/** Makes the folders of a run; its outputs exist before the script starts, as on the platform. */
export function openWorkspace(dir: string, outputs: string[] = []): Workspace {
  const at = (name: string): string => join(dir, name)
  const workspace = {
    dir,
    inputs: at('inputs'),
    outputs: at('outputs'),
    home: at('home'),
    tmp: at('tmp'),
    stdout: at('stdout.log'),
    stderr: at('stderr.log'),
  }
  try {
    for (const folder of [workspace.inputs, workspace.outputs, workspace.home, workspace.tmp, ...outputs])
      mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new PipeproofError('disk', { path: dir, reason: reasonOf(cause) }, { cause })
  }
  return workspace
}

/** Leaves nothing of a run behind but what its user may want to see. */
export function tidyWorkspace({ home, tmp }: Workspace): void {
  for (const folder of [home, tmp]) rmSync(folder, { recursive: true, force: true })
}
