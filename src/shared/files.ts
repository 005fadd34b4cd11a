import { randomBytes } from 'node:crypto'
import { readdirSync, renameSync, rmSync, statSync, writeFileSync, type Dirent, type Stats } from 'node:fs'
import { join } from 'node:path'
import { nearest } from './nearest.ts'

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
  } catch {
    return []
  }
}

/** What is at a path that a user named; a name that no path can have, or one below a file, is one where nothing is. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

export const isFile = (path: string): boolean => statsOf(path)?.isFile() ?? false

/** A pipe or a socket would keep its reader waiting; a link that leads nowhere is no file. */
const holdsFile = (entry: Dirent, path: string): boolean => (entry.isSymbolicLink() ? isFile(path) : entry.isFile())

/** Every file below a folder, relative to it, with `/`, in order; a folder that cannot be read has none. */
export function filesBelow(dir: string, prefix = ''): string[] {
  return entriesOf(join(dir, prefix))
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(dir, path)
      return holdsFile(entry, join(dir, path)) ? [path] : []
    })
    .toSorted()
}

/** The names in a folder; none when it cannot be read. */
export function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    return []
  }
}

/** The path beside `path` whose name is closest to it; its own is no help. */
export function nearestFile(path: string, dir: string, name: string): string | undefined {
  const found = nearest(
    name,
    namesIn(dir).filter((each) => each !== name),
  )
  return found === undefined ? undefined : path.slice(0, path.length - name.length) + found
}

/** Writes a file so that others read the old text or the new one, never a part. */
export function replaceFile(path: string, text: string, mode = 0o644): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(temporary, text, { mode })
    renameSync(temporary, path)
  } finally {
    rmSync(temporary, { force: true })
  }
}
