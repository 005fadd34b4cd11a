import { mkdirSync } from 'node:fs'
import type { Job } from '../../model/job.ts'
import { commandLine } from '../platform/arguments.ts'
import { portFolder } from '../platform/ports.ts'

const placeholder = /\{(inputs|outputs|args)\.([^{}]+)\}/g

/** The folder of a port; an input that nothing feeds is an empty one. */
function folderOf(job: Job, side: 'inputs' | 'outputs', name: string): string {
  const given = job[side][name]
  if (given !== undefined) return given
  const folder = portFolder(job, side, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The words of a command with its folders and arguments; the arguments that it does not name follow. */
export function filled(command: string[], job: Job): string[] {
  const named = new Set<string>()
  const valueOf = (kind: string, name: string): string => {
    if (kind !== 'args') return folderOf(job, kind === 'inputs' ? 'inputs' : 'outputs', name)
    named.add(name)
    return job.args[name] ?? ''
  }
  const words = command.map((word) => word.replace(placeholder, (_, kind: string, name: string) => valueOf(kind, name)))
  const others = Object.entries(job.args).filter(([name]) => !named.has(name))
  return [...words, ...commandLine({ args: Object.fromEntries(others), platform: job.platform })]
}
