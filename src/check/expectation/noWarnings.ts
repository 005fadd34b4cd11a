import { isAbsolute } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import type { Location } from '../../model/location.ts'
import { finding } from '../../shared/finding.ts'
import { shortened } from '../../shared/words.ts'
import { logOf } from './lines.ts'
import type { Outcome } from './outcome.ts'

const most = 5
const longest = 200

/** As Python and Node.js print them: `file.py:3: UserWarning: text`, `(node:1) [DEP0005] DeprecationWarning: text`. */
const warning = /^(?:(.*):(\d+): |\(node:\d+\) (?:\[\w+\] )?)((?:[\w.]+\.)?\w*Warning: .*)/

/** Each warning that a run printed, once. */
export function noWarnings(isWanted: boolean, { step, run }: Outcome): Finding[] {
  if (!isWanted) return []
  const told = new Map<string, Location[]>()
  for (const text of logOf(run)) {
    const [, file = '', line, said] = warning.exec(text) ?? []
    if (said !== undefined) told.set(said, isAbsolute(file) ? [{ file, line: Number(line), column: 1 }] : [])
  }
  return [...told].slice(0, most).map(([said, frames]) =>
    finding({
      code: 'expect-no-warnings',
      place: step,
      fault: 'script',
      received: `\`${shortened(said, longest)}\``,
      expected: 'a run without warnings',
      advice: 'mend what it warns of, or take `noWarnings` out of `expect`',
      ...(frames.length > 0 && { frames }),
    }),
  )
}
