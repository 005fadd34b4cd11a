import type { Run } from '../../model/run.ts'
import type { Standing } from './standing.ts'
import type { Tree } from './tree.ts'

/** Whether a step that ran twice wrote the same: only then may a later run have its results. */
export type State = 'once' | 'reproducible' | 'varies'

/** A result that is kept: what is known of it without reading its files. */
export interface Entry {
  key: string
  step: string
  state: State
  /** The test run that made it; within one, results are shared whatever the state. */
  madeBy: string
  madeAt: number
  /** Of the interpreter: equal ones prove little. */
  seed: string | undefined
  bytes: number
  /** The outputs by port, as they were written. */
  outputs: Record<string, Tree>
  standing: Standing
  run: Omit<Run, 'stdout' | 'stderr' | 'touched' | 'served' | 'hashes'>
  /** Of each log file, so that a damaged one is not shown. */
  logs: Record<'stdout' | 'stderr', string>
}

export const logs = ['stdout', 'stderr'] as const
