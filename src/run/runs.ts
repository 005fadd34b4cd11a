import { lstatSync, mkdirSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PipeproofError } from '../errors.ts'
import { filesBelow } from '../shared/files.ts'
import { masker } from '../shared/mask.ts'
import { stateFolder } from '../shared/paths.ts'
import { settledFor } from '../shared/settings/settings.ts'
import { codeOf, reasonOf } from '../shared/thrown.ts'
import { thisProcess } from './lock.ts'
import { pruneRuns, writing } from './retention.ts'

/** More than one test run ever has at work at a time. */
const mostClaims = 10_000
const textual = /\.(csv|tsv|jsonl?|txt|log|ya?ml|md|html|xml)$/

interface Wanted {
  /** Names the test run. */
  id: string
  /** What it is the folder of: a pipeline. */
  name: string
}

/** Makes a folder that is nobody else's: several of one name may be at work in one test run. */
function claim(run: string, name: string): string {
  for (let count = 1; ; count++) {
    const dir = join(run, count === 1 ? name : `${name}-${count}`)
    try {
      mkdirSync(run, { recursive: true })
      mkdirSync(dir)
      writeFileSync(join(dir, writing), thisProcess)
      return dir
    } catch (error) {
      // another one has it, or took away the folder around it because it was empty
      const code = codeOf(error)
      if (count > mostClaims || (code !== 'EEXIST' && code !== 'ENOENT')) throw error
    }
  }
}

/** Makes a folder in that of a test run, `.pipeproof/runs/ID` near `from`. */
export function openRunFolder(from: string, { id, name }: Wanted): string {
  const state = stateFolder(from)
  const folder = join(state, 'runs')
  const run = join(folder, id)
  try {
    const isFirst = mkdirSync(run, { recursive: true }) !== undefined
    const dir = claim(run, name.replaceAll(/[^\w-]+/g, '_') || '_')
    if (isFirst) {
      writeFileSync(join(state, '.gitignore'), '*\n')
      pruneRuns(folder, settledFor(from).runs)
    }
    return dir
  } catch (cause) {
    throw new PipeproofError('disk', { path: run, reason: reasonOf(cause) }, { cause })
  }
}

/** Nobody writes there any more; what is empty goes. */
export function closeRunFolder(dir: string): void {
  rmSync(join(dir, writing), { force: true })
  for (const folder of [dir, dirname(dir)])
    try {
      rmdirSync(folder)
    } catch {
      // something is left in it, to look at
    }
}

/** What is packed is looked into; where that can not be, as in Parquet, it may hold anything. */
function mayHold(name: string, bytes: Buffer, secrets: string[]): boolean {
  if (/\.(parquet|pq)$/i.test(name)) return true
  try {
    const content = /\.t?gz$/i.test(name) ? gunzipSync(bytes) : bytes
    return secrets.some((secret) => content.includes(secret))
  } catch {
    return true
  }
}

/** Hides secrets in the files that are kept; one that is not text, or has one in its name, is removed. */
export function maskFolder(dir: string, secrets: string[], mask: (text: string) => string): void {
  if (secrets.length === 0) return
  for (const name of filesBelow(dir)) {
    const path = join(dir, name)
    const bytes = readFileSync(path)
    const named = secrets.some((secret) => name.includes(secret))
    if (!named && !mayHold(name, bytes, secrets)) continue
    // what a link leads to may be the user's: only the link goes
    const masked = textual.test(name) && !named && !lstatSync(path).isSymbolicLink()
    if (masked) writeFileSync(path, mask(bytes.toString('utf8')))
    else rmSync(path)
  }
}

/** Only a run with findings keeps its files, and those without its secrets. */
export function putAway(dir: string, { findings, secrets }: { findings: unknown[]; secrets: string[] }): void {
  if (findings.length === 0) rmSync(dir, { recursive: true, force: true })
  else maskFolder(dir, secrets, masker(secrets))
}
