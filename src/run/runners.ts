import type { Runner } from '../model/runner.ts'
import { processRunner } from './runners/process.ts'
import { pythonRunner } from './runners/python.ts'

/** Every runner, by its name. */
export const runners = { python: pythonRunner, process: processRunner } satisfies Record<string, Runner>

export type RunnerName = keyof typeof runners

/** The runner that a user means: one of ours by its name, or one of their own. */
export const runnerFor = (wanted: RunnerName | Runner = 'python'): Runner =>
  typeof wanted === 'string' ? runners[wanted] : wanted
