import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { shown } from '../shared/paths.ts'
import { askSync } from './askSync.ts'

/** A file whose earlier text is wanted. */
interface Wanted {
  file: string
  revision: string
  at: Location
}

/** The repository of a file at one of its revisions. */
export interface Revision {
  /** Puts the files that the repository had at that time into a folder, and tells where a file is there. */
  checkOut(folder: string): (file: string) => string
  /** The text of a file at that time, if it was there. */
  read(file: string): string | undefined
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

/** Its configuration says whose repositories it trusts. */
function git(
  folder: string,
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): { ok: boolean; text: string } {
  const { HOME = '' } = process.env
  const { ok, text } = askSync({
    file: 'git',
    args: ['-C', folder, ...args],
    input,
    timeoutMs: 60_000,
    env: { HOME, ...env },
  })
  return { ok, text: text.trimEnd() }
}

function refused({ file, revision, at }: Wanted, reason: string, advice: string): PipeproofError {
  return new PipeproofError('noRevision', { path: shown(file), revision, reason, advice }, { at, subject: file })
}

/** Where in its repository a folder is. */
function prefixOf(folder: string, wanted: Wanted): string {
  const { ok, text } = git(folder, ['rev-parse', '--show-prefix'])
  if (ok) return text
  if (/ENOENT/.test(text))
    throw new PipeproofError('noCommand', { command: 'git', reason: 'not found', nearest: undefined }, wanted)
  throw refused(wanted, text.replace(/^fatal: /, ''), 'compare it with a file instead')
}

function commitOf(folder: string, wanted: Wanted): string {
  const { revision } = wanted
  const { ok, text } = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (ok) return text
  const names = git(folder, ['for-each-ref', '--format=%(refname:short)']).text.split('\n')
  const similar = nearest(revision, names)
  throw refused(wanted, 'git knows no such revision', similar === undefined ? 'see `git log`' : `write \`${similar}\``)
}

/** Larger files are data rather than code. */
const mostBytes = 1_000_000

/** The paths of the files in what `ls-tree` lists: mode, kind, name and size, then the path. */
const smallFiles = (listed: string): string[] =>
  listed.split('\0').flatMap((line) => {
    const [, size, path] = /^100\d+ blob \w+ +(\d+)\t([^]+)$/.exec(line) ?? []
    return path !== undefined && Number(size) <= mostBytes ? [path] : []
  })

/** By an index of its own, so that nothing of the repository changes, and without what a large file would fetch. */
function copyTree(root: string, commit: string, to: string): { ok: boolean; text: string } {
  const listed = git(root, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit])
  if (!listed.ok) return listed
  const env = { GIT_INDEX_FILE: join(to, '.git-index'), GIT_LFS_SKIP_SMUDGE: '1' }
  const read = git(root, ['read-tree', commit], { env })
  if (!read.ok) return read
  return git(root, ['checkout-index', '-z', '--stdin', `--prefix=${to}/`], {
    input: smallFiles(listed.text)
      .map((path) => `${path}\0`)
      .join(''),
    env,
  })
}

/** Opens the repository of a file at a revision that has the file. */
export function openRevision(wanted: Wanted): Revision {
  const { file } = wanted
  const folder = existing(dirname(file))
  const prefix = prefixOf(folder, wanted)
  const commit = commitOf(folder, wanted)
  const pathOf = (path: string): string => posix.join(prefix, relative(folder, path).split(sep).join('/'))
  const read = (path: string): string | undefined => {
    const { ok, text } = git(folder, ['cat-file', 'blob', `${commit}:${pathOf(path)}`])
    return ok ? text : undefined
  }
  if (read(file) === undefined) {
    const names = git(folder, ['ls-tree', '-z', '--name-only', `${commit}:${posix.dirname(pathOf(file))}`]).text.split(
      '\0',
    )
    const similar = nearest(basename(file), names)
    throw refused(wanted, 'the file is not in it', similar === undefined ? 'name a later one' : `it has \`${similar}\``)
  }
  return {
    read,
    checkOut(to) {
      mkdirSync(to, { recursive: true })
      const root = git(folder, ['rev-parse', '--show-toplevel']).text
      const { ok, text } = copyTree(root, commit, to)
      if (!ok) throw refused(wanted, text, 'name another one')
      return (path) => join(to, pathOf(path))
    },
  }
}
