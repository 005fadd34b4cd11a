import { statSync } from 'node:fs'
import type { Finding } from '../../model/finding.ts'
import { finding } from '../../shared/finding.ts'
import type { Outcome } from './outcome.ts'
import { filesFor, lacking } from './written.ts'

/** Files that were to be written and are not there, or are empty. */
export function files(globs: string[], outcome: Outcome): Finding[] {
  return globs.flatMap((glob) => {
    const found = filesFor(glob, outcome)
    if (found.length === 0) return [lacking(glob, 'files', outcome)]
    const empty = found.filter(({ path }) => statSync(path).size === 0)
    return empty.map(({ place, file }) =>
      finding({
        code: 'expect-files',
        place,
        fault: 'producer',
        received: `empty file \`${file}\``,
        expected: 'one that holds something',
        advice: 'write it to its end, or take it out of `expect.files`',
      }),
    )
  })
}
