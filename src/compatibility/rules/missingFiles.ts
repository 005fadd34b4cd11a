import { nearest } from '../../shared/nearest.ts'
import { allOf } from '../../shared/words.ts'
import { unmet } from '../paths.ts'
import type { FilesRule } from '../rule.ts'

/** Files that are looked for must be promised under a name that is found. */
export const missingFiles: FilesRule = (promised, needed) => {
  const lost = unmet(promised, needed, 'missing')
  if (lost.length === 0) return undefined
  const given = promised.flatMap(({ patterns }) => patterns)
  const similar = nearest(lost[0] ?? '', given)
  return {
    received: `files ${allOf(given)}`,
    expected: allOf(lost),
    advice: similar === undefined ? 'give both sides the same `files`' : `write \`${similar}\` on both sides`,
  }
}
