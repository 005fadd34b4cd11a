import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PipeproofError } from '../errors.ts'
import { filesBelow } from '../shared/files.ts'
import { masker } from '../shared/mask.ts'
import { stateFolder } from '../shared/paths.ts'
import { settledFor } from '../shared/settings/settings.ts'
import { reasonOf } from '../shared/thrown.ts'

const youngMs = 3_600_000
const dayMs = 24 * youngMs
const textual = /\.(csv|tsv|jsonl?|txt|log|ya?ml|md|html|xml)$/

/** Removes all but the newest folders of runs, and old ones; a young one may still be in use. */
function prune(folder: string, { keep, days = Infinity }: { keep: number; days?: number }): void {
  const runs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.time - a.time)
  for (const [index, { path, time }] of runs.entries()) {
    const age = Date.now() - time
    if (age > youngMs && (index >= keep || age > days * dayMs)) rmSync(path, { recursive: true, force: true })
  }
}

/** Makes the folder of one test run, in `.pipeproof/runs` near `from`. */
export function openRunFolder(from: string): string {
  const state = stateFolder(from)
  const folder = join(state, 'runs')
  const { runs } = settledFor(from)
  const dir = join(folder, randomBytes(4).toString('hex'))
  try {
    mkdirSync(dir, { recursive: true })
    writeFileSync(join(state, '.gitignore'), '*\n')
    prune(folder, runs)
  } catch (cause) {
    throw new PipeproofError('disk', { path: dir, reason: reasonOf(cause) }, { cause })
  }
  return dir
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
