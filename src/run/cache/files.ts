import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Run } from '../../model/run.ts'
import { sha256 } from './canonical.ts'
import { logs, type Entry } from './entry.ts'
import { hashFile } from '../../shared/hashFile.ts'
import { touchedBy } from './standing.ts'
import type { Tree } from './tree.ts'

const outputsIn = (dir: string, port: string): string => join(dir, 'outputs', port)

/** Copies what a run wrote into an entry; later writes to the originals do not reach it. */
export function fillEntry(
  dir: string,
  outputs: Record<string, string>,
  { entry, run }: { entry: Entry; run: Run },
): void {
  for (const [port, { folders, files }] of Object.entries(entry.outputs)) {
    const target = outputsIn(dir, port)
    mkdirSync(target, { recursive: true })
    for (const path of folders) mkdirSync(join(target, path), { recursive: true })
    for (const { path } of files) copyFileSync(join(outputs[port] ?? '', path), join(target, path))
  }
  for (const log of logs) writeFileSync(join(dir, `${log}.log`), run[log])
}

/** Copies a file and hashes it in one pass. */
function copyHashed(from: string, to: string): string {
  const target = openSync(to, 'w')
  try {
    return hashFile(from, (bytes) => writeSync(target, bytes))
  } finally {
    closeSync(target)
  }
}

/** Whether everything came out as it was put in. */
function restoreTree({ folders, files }: Tree, from: string, to: string): boolean {
  mkdirSync(to, { recursive: true })
  for (const path of folders) mkdirSync(join(to, path), { recursive: true })
  return files.every(({ path, hash, mode }) => {
    const target = join(to, path)
    mkdirSync(dirname(target), { recursive: true })
    if (copyHashed(join(from, path), target) !== hash) return false
    chmodSync(target, mode)
    return true
  })
}

interface Place {
  workspace: string
  outputs: Record<string, string>
}

/** What an entry's run was, as a run in another workspace; undefined where the entry is damaged. */
export function restore(entry: Entry, dir: string, { workspace, outputs }: Place): Run | undefined {
  try {
    const whole = Object.entries(entry.outputs).every(([port, tree]) =>
      restoreTree(tree, outputsIn(dir, port), outputs[port] ?? join(workspace, 'outputs', port)),
    )
    const [stdout, stderr] = logs.map((log) => readFileSync(join(dir, `${log}.log`), 'utf8'))
    if (!whole || stdout === undefined || stderr === undefined) return undefined
    if (sha256(stdout) !== entry.logs.stdout || sha256(stderr) !== entry.logs.stderr) return undefined
    const here = (text: string): string => text.replaceAll(entry.run.workspace, workspace)
    for (const log of logs) writeFileSync(join(workspace, `${log}.log`), here(log === 'stdout' ? stdout : stderr))
    return {
      ...entry.run,
      stdout: here(stdout),
      stderr: here(stderr),
      workspace,
      touched: touchedBy(entry.standing),
      served: true,
      proved: entry.state === 'reproducible',
    }
  } catch {
    // a file of it is missing, or somebody removes it just now
    return undefined
  }
}
