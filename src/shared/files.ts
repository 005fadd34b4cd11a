import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nearest } from './nearest.ts'

/** Every file below a folder, relative to it, with `/`, in order; a missing folder has none. */
export function filesBelow(dir: string, prefix = ''): string[] {
  const entries = readdirSync(join(dir, prefix), { withFileTypes: true })
  return entries
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      return entry.isDirectory() ? filesBelow(dir, path) : [path]
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

/** The path beside `path` whose name is closest to it. */
export function nearestFile(path: string, dir: string, name: string): string | undefined {
  const found = nearest(name, namesIn(dir))
  return found === undefined ? undefined : path.slice(0, path.length - name.length) + found
}
