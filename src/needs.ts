import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute } from 'node:path'
import { isFile, statsOf } from './shared/files.ts'
import { filesOf } from './shared/filesOf.ts'
import { filesOfSet } from './shared/filesOfSet.ts'
import { globMatcher } from './shared/glob.ts'
import { dataSetIn, readManifest } from './shared/manifest.ts'
import { own } from './shared/own.ts'

/** What tests stand on. */
export interface Needs {
  files: string[]
  /** What fits one counts, also where it is new. */
  globs: string[]
  /** The names in folders that somebody asked for. */
  listed: Record<string, string[]>
}

export const needs = (some: Partial<Needs>): Needs => ({ files: [], globs: [], listed: {}, ...some })

const unique = (paths: string[]): string[] => [...new Set(paths)]

export const allNeeds = (all: Needs[]): Needs => ({
  files: unique(all.flatMap(({ files }) => files)),
  globs: unique(all.flatMap(({ globs }) => globs)),
  listed: Object.fromEntries(all.flatMap(({ listed }) => Object.entries(listed))),
})

/** Whether a file counts that has changed, is new, or is not there any more. */
export function isNeeded({ files, globs, listed }: Needs, file: string): boolean {
  if (files.includes(file) || globs.some((glob) => globMatcher(glob)(file))) return true
  return own(listed, dirname(file))?.includes(basename(file)) === !existsSync(file)
}

/** The files that a path names: itself, all in its folder, or what its wildcards find. */
export function placed(path: string): Needs {
  if (isFile(path)) return needs({ files: [path] })
  const glob = statsOf(path)?.isDirectory() ? `${path.replace(/\/$/, '')}/**` : path
  return /[*?]/.test(glob) ? needs({ files: filesOf(glob).files, globs: [glob] }) : needs({ files: [path] })
}

/** The files of test data that is known by its name. */
function dataFiles(name: string, manifest: string): string[] {
  try {
    const home = dirname(manifest)
    return filesOfSet(dataSetIn(readManifest(manifest), name), home).map(({ path }) => path)
  } catch {
    // told about by the test that needs it
    return []
  }
}

interface Walked {
  kind?: unknown
  path?: unknown
  name?: unknown
  manifest?: unknown
  uses?: unknown
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Of what says by itself that it stands for files. */
function ownNeeds({ kind, path, name, manifest, uses }: Walked): Needs[] {
  const named = Array.isArray(uses) ? uses.filter(isText) : []
  if ((kind === 'local' || kind === 'like') && isText(path)) named.push(path)
  const data = kind === 'data' && isText(name) && isText(manifest) ? dataFiles(name, manifest) : []
  return [...named.filter(isAbsolute).map(placed), needs({ files: data })]
}

/** The files that a loaded value names by whole paths, wherever it does. */
export function needsIn(value: unknown): Needs {
  const seen = new Set<unknown>()
  const files = new Set<string>()
  const found: Needs[] = []
  const visit = (each: unknown): void => {
    if (isText(each) && isAbsolute(each)) files.add(each)
    if (typeof each !== 'object' || each === null || seen.has(each)) return
    seen.add(each)
    found.push(...ownNeeds(each))
    for (const item of Object.values(each)) visit(item)
  }
  visit(value)
  return allNeeds([needs({ files: [...files].filter(isFile) }), ...found])
}
