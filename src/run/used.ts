import { isAbsolute } from 'node:path'
import type { Job } from '../model/job.ts'
import type { Touched } from '../model/touched.ts'
import { isFile } from '../shared/files.ts'
import { filesOf } from '../shared/filesOf.ts'

/** What a program reads, where its contract says so: nobody sees it otherwise. */
export function used({ uses, command = [] }: Pick<Job, 'uses' | 'command'>): Touched | undefined {
  if (!uses) return undefined
  const found = uses.map(filesOf)
  const named = command.filter((word) => isAbsolute(word) && isFile(word))
  return {
    read: [...new Set([...named, ...found.flatMap(({ files }) => files)])],
    listed: [...new Set(found.flatMap(({ folders }) => folders))],
    imported: [],
    beyond: [],
  }
}
