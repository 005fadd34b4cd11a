import { existsSync } from 'node:fs'
import { basename, dirname, posix, relative, sep } from 'node:path'
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
  /** The text of a file at that time, if it was there. */
  read(file: string): string | undefined
}

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)))

/** Its configuration says whose repositories it trusts. */
function git(folder: string, args: string[]): { ok: boolean; text: string } {
  const { HOME = '' } = process.env
  const { ok, text } = askSync({
    file: 'git',
    args: ['-C', folder, ...args],
    input: '',
    timeoutMs: 10_000,
    env: { HOME },
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
  return { read }
}
