import type { ScriptRun } from 'pipeproof'
import { verdict, type Verdict } from './verdict.ts'

/** The script ended well and kept the promises of its contract. */
export function toSucceed(run: ScriptRun): Verdict {
  return verdict(run.findings, 'a run with a finding')
}
