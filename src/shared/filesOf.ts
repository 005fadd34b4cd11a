import { dirname, join } from 'node:path'
import { filesBelow, isFile } from './files.ts'
import { globMatcher } from './glob.ts'

export interface Found {
  files: string[]
  /** Where another file would be one of these. */
  folders: string[]
}

/** The files that a glob with a whole path finds. */
export function filesOf(glob: string): Found {
  const at = glob.search(/[*?]/)
  if (at < 0) return { files: isFile(glob) ? [glob] : [], folders: [] }
  const folder = glob.slice(0, glob.lastIndexOf('/', at)) || '/'
  const below = filesBelow(folder).map((path) => join(folder, path))
  return {
    files: below.filter(globMatcher(glob)),
    folders: [
      ...new Set([
        folder,
        ...(glob.includes('/', at) || glob.includes('**') ? below.map((path) => dirname(path)) : []),
      ]),
    ],
  }
}
