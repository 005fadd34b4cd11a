import type { Run } from '../../model/run.ts'
import type { Asked } from './asked.ts'
import { sha256 } from './canonical.ts'
import type { Entry, State } from './entry.ts'
import { memoryIn, standingOf } from './standing.ts'
import { difference, type Tree } from './tree.ts'

/** What an equal run before wrote otherwise, as a note; undefined where both wrote the same. */
export function differs(before: Entry, outputs: Record<string, Tree>): string | undefined {
  const ports = [...new Set([...Object.keys(before.outputs), ...Object.keys(outputs)])]
  const empty: Tree = { folders: [], files: [] }
  for (const port of ports) {
    const path = difference(before.outputs[port] ?? empty, outputs[port] ?? empty)
    if (path !== undefined) return `it varies: an equal run before wrote another \`${port}/${path}\``
  }
  return undefined
}

const variesNote = 'it varies: equal runs before wrote different results'

export interface Made {
  asked: Asked
  run: Run
  started: number
  outputs: Record<string, Tree>
  madeBy: string
  folder: string
}

function stateAfter(before: Entry | undefined, different: boolean, { asked, run }: Made): State {
  if (!before) return 'once'
  if (different || before.state === 'varies') return 'varies'
  const seed = run.touched?.seed
  const sameOrder = seed !== undefined && seed === before.seed && asked.job.env['PYTHONHASHSEED'] === undefined
  return sameOrder ? before.state : 'reproducible'
}

/** A run that may be kept, as the entry that it becomes after the one before. */
export function entryOf(made: Made, before: Entry | undefined, different: boolean): Entry {
  const { asked, started, outputs, madeBy, folder } = made
  const { stdout, stderr, touched, served: _, ...run } = made.run
  const state = stateAfter(before, different, made)
  const notes = state === 'varies' && !different ? [...run.notes, variesNote] : run.notes
  const sizes = Object.values(outputs).flatMap(({ files }) => files.map(({ size }) => size))
  const standing = standingOf(
    touched ?? { read: [], listed: [], imported: [], beyond: [] },
    asked.job.script,
    memoryIn(folder),
  )
  return {
    key: asked.key,
    step: asked.step,
    state,
    madeBy,
    madeAt: started,
    seed: touched?.seed,
    bytes: sizes.reduce((sum, size) => sum + size, stdout.length + stderr.length),
    outputs,
    standing,
    run: { ...run, notes },
    logs: { stdout: sha256(stdout), stderr: sha256(stderr) },
  }
}
