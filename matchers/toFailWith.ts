import type { ScriptRun } from 'pipeproof'
import { refusal } from 'pipeproof/kit'
import { verdict, type Verdict } from './verdict.ts'

/** The script refused its input with these words: a part of what it said, or an expression that fits it. */
export function toFailWith(run: ScriptRun, words: string | RegExp): Verdict {
  return verdict(refusal(run, words), 'a run that does not refuse its input so')
}
