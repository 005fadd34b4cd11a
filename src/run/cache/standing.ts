import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Touched } from '../../model/touched.ts'
import { namesIn } from '../../shared/files.ts'
import { canonical, sha256 } from './canonical.ts'
import { rememberedHash } from './hashes.ts'

/** What a result stands on besides its key: the files and folders that the script looked at, as they were. */
export interface Standing {
  read: [path: string, hash: string][]
  listed: [folder: string, hash: string][]
  /** Of the modules that it imported, those that lie beside the script. */
  imported: { folder: string; names: string[]; beside: string }
}

/** Where the hashes of large files are remembered. */
export const memoryIn = (folder: string): string => join(folder, 'hashes')

function hashOf(path: string, memory: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 'missing'
  if (stats.isDirectory()) return 'folder'
  return stats.isFile() ? rememberedHash(path, memory) : 'special'
}

function namesHash(folder: string): string {
  try {
    return sha256(canonical(readdirSync(folder).toSorted()))
  } catch {
    return 'missing'
  }
}

function beside(folder: string, names: string[]): string {
  const there = new Set(namesIn(folder))
  return names.filter((name) => there.has(name) || there.has(`${name}.py`)).join(' ')
}

/** Puts down how everything that a run looked at is now. */
export function standingOf({ read, listed, imported }: Touched, script: string, memory: string): Standing {
  const folder = dirname(script)
  return {
    read: read.map((path) => [path, hashOf(path, memory)]),
    listed: listed.map((path) => [path, namesHash(path)]),
    imported: { folder, names: imported, beside: beside(folder, imported) },
  }
}

/** What the run looked at that left this. */
export const touchedBy = ({ read, listed, imported }: Standing): Touched => ({
  read: read.map(([path]) => path),
  listed: listed.map(([folder]) => folder),
  imported: imported.names,
  beyond: [],
})

/** What several runs of one process looked at: only the first reads what all of them import; undefined where that is not known of each. */
export function allTouched(all: (Touched | undefined)[]): Touched | undefined {
  const known = all.filter((each) => each !== undefined)
  if (known.length < all.length) return undefined
  const both = (of: 'read' | 'listed' | 'imported' | 'beyond'): string[] => [
    ...new Set(known.flatMap((each) => each[of])),
  ]
  return {
    read: both('read'),
    listed: both('listed'),
    imported: both('imported'),
    beyond: both('beyond'),
    seed: known[0]?.seed,
  }
}

/** The first of these files that is not as it was. */
export function changedSince({ read, listed, imported }: Standing, memory: string): string | undefined {
  const file = read.find(([path, hash]) => hashOf(path, memory) !== hash)
  if (file) return file[0]
  const folder = listed.find(([path, hash]) => namesHash(path) !== hash)
  if (folder) return folder[0]
  return beside(imported.folder, imported.names) === imported.beside ? undefined : imported.folder
}

/** Whether one of these files changed after `since`: then nobody knows which of its contents was read. */
export function changedWhile({ read }: Touched, script: string, since: number): boolean {
  return [script, ...read].some((path) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats !== undefined && stats.isFile() && Math.floor(stats.ctimeMs) > since
  })
}
