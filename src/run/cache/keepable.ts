import { join } from 'node:path'
import type { Run } from '../../model/run.ts'
import { outputsOf, type Asked } from './asked.ts'
import { fileMayHold, hasSecret } from './secrets.ts'
import { changedWhile } from './standing.ts'
import { treeHash, treeOf, type Tree } from './tree.ts'

export type Judged = { outputs: Record<string, Tree> } | { because: string }

function outputTrees(outputs: Record<string, string>): Record<string, Tree> | undefined {
  const trees: Record<string, Tree> = {}
  for (const [port, dir] of Object.entries(outputs)) {
    const tree = treeOf(dir)
    if (!tree) return undefined
    trees[port] = tree
  }
  return trees
}

function wroteInput({ job, inputs }: Asked): string | undefined {
  return Object.entries(job.inputs).find(([port, dir]) => {
    const tree = treeOf(dir)
    return !tree || treeHash(tree) !== inputs[port]
  })?.[0]
}

interface Hidden {
  dirs: Record<string, string>
  secrets: string[]
}

function secretFile(outputs: Record<string, Tree>, { dirs, secrets }: Hidden): string | undefined {
  return Object.entries(outputs)
    .flatMap(([port, { files }]) => files.map(({ path }) => ({ path, full: join(dirs[port] ?? '', path) })))
    .find(({ path, full }) => hasSecret(path, secrets) || fileMayHold(full, secrets))?.path
}

/** The outputs of a run, or why they may not be kept for others. */
export function keepable(asked: Asked, run: Run, started: number): Judged {
  const { touched } = run
  const { job } = asked
  if (!touched) return { because: 'what it read can not be told' }
  if (touched.beyond.length > 0) return { because: touched.beyond.slice(0, 3).join(', ') }
  const damaged = wroteInput(asked)
  if (damaged !== undefined) return { because: `it changed its input \`${damaged}\`` }
  if (changedWhile(touched, job.script, started)) return { because: 'a file that it read changed meanwhile' }
  const dirs = outputsOf(job)
  const outputs = outputTrees(dirs)
  if (!outputs) return { because: 'an output holds a link' }
  const secret = secretFile(outputs, { dirs, secrets: job.secrets })
  if (secret !== undefined) return { because: `\`${secret}\` may hold a secret` }
  if (hasSecret(JSON.stringify(run), job.secrets)) return { because: 'its record may hold a secret' }
  return { outputs }
}
