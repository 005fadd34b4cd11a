import { existsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { Job } from '../../model/job.ts'
import { root } from '../platform/layout.ts'
import type { Mount } from './arguments.ts'

const isBelow = (path: string, folder: string): boolean => `${path}/`.startsWith(`${folder}/`)

/** The folders of the files that a command names. */
const foldersOf = (words: string[]): string[] =>
  words
    .filter((word) => isAbsolute(word) && (statSync(word, { throwIfNoEntry: false })?.isFile() ?? false))
    .map((word) => dirname(word))

/** What a container sees of the machine, each at its own path: the workspace, and what it only reads. */
export function mountsOf(job: Job, reads: string[]): Mount[] {
  const { workspace, script, command = [], inputs, platform } = job
  const read = [dirname(script), ...foldersOf(command), ...reads, ...Object.values(inputs)]
  const folders = [...new Set(read)].filter((folder) => existsSync(folder) && !isBelow(folder, workspace))
  return [
    ...folders.map((folder) => ({ from: folder, to: folder })),
    { from: workspace, to: workspace, writable: true },
    ...(platform ? [{ from: join(workspace, 'ml'), to: root, writable: true }] : []),
  ]
}
