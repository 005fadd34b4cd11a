import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Covered, LinePair } from '../../model/covered.ts'
import { namesIn } from '../../shared/files.ts'

/** Where the Python side writes what a run covered. */
export const coveredFile = (workspace: string): string => join(workspace, 'covered.json')

function coveredIn(path: string): Covered {
  try {
    // our own tracer wrote it
    return JSON.parse(readFileSync(path, 'utf8')) as Covered
  } catch {
    // it was killed while it wrote
    return {}
  }
}

/** What a run covered, all its processes together; the files that say so go. */
export function takeCovered(workspace: string): Covered {
  const all = coveredFile(workspace)
  const found = namesIn(dirname(all)).filter((name) => name.startsWith(basename(all)))
  const pairs = new Map<string, Map<string, LinePair>>()
  for (const name of found) {
    const path = join(workspace, name)
    for (const [file, some] of Object.entries(coveredIn(path))) {
      const known = pairs.get(file) ?? new Map<string, LinePair>()
      for (const pair of some) known.set(pair.join(), pair)
      pairs.set(file, known)
    }
    rmSync(path, { force: true })
  }
  return Object.fromEntries([...pairs].map(([file, known]) => [file, [...known.values()]]))
}
