import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, parse, relative } from 'node:path'
import type { Contract } from './model/contract.ts'
import { PipeproofError } from './errors.ts'
import { readContract } from './load.ts'
import { openRevision, type Revision } from './process/git.ts'
import { callerOf, fromCaller } from './shared/caller.ts'
import { maskDeep } from './shared/mask.ts'

/** A copy of the files that were, each below `home` where it lies below the root. */
function copied(home: string, revision: Revision): (copy: string) => boolean {
  return (copy) => {
    if (relative(home, copy).startsWith('..') || existsSync(copy)) return false
    const text = revision.read(join(parse(process.cwd()).root, relative(home, copy)))
    if (text === undefined) return false
    mkdirSync(dirname(copy), { recursive: true })
    writeFileSync(copy, text)
    return true
  }
}

/** Each file that it misses is fetched: its script, its schemas. */
function loaded(file: string, fetch: (copy: string) => boolean): Contract {
  try {
    return readContract(file)
  } catch (error) {
    const lost = error instanceof PipeproofError ? error.subject : undefined
    if (lost === undefined || !fetch(lost)) throw error
    return loaded(file, fetch)
  }
}

/** An error in the copy is one in the file as it was. */
function asItWas(error: unknown, revision: string, home: string): unknown {
  if (!(error instanceof PipeproofError) || !error.at) return error
  const file = `${error.at.file.replace(home, '')}@${revision}`
  return new PipeproofError(
    error.reason,
    maskDeep(error.facts, (text) => text.replaceAll(home, '')),
    {
      at: { ...error.at, file },
      subject: error.subject?.replace(home, ''),
    },
  )
}

/** The contract of a file as it was in a revision of git; the path is relative to the calling file. */
export function atRevision(path: string, revision: string, { from }: { from?: string } = {}): Contract {
  const file = fromCaller(path, from)
  const opened = openRevision({ file, revision, at: callerOf(path, from) })
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'pipeproof-revision-')))
  try {
    const contract = loaded(join(home, relative(parse(file).root, file)), copied(home, opened))
    return maskDeep(contract, (text) => text.replaceAll(home, ''))
  } catch (error) {
    throw asItWas(error, revision, home)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
