import type { ScriptRun } from 'pipeproof'
import { unwritten } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The script wrote these files, and none of them is empty: globs below its outputs. */
export function toWrite(run: ScriptRun, files: string | string[]): Verdict {
  return verdict(unwritten(run, files), 'a run that does not write them')
}
