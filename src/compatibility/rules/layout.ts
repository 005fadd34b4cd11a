import { allOf } from '../../shared/words.ts'
import { unmet } from '../paths.ts'
import type { FilesRule } from '../rule.ts'

/** Files of the right name in another folder are not found either. */
export const layout: FilesRule = (promised, needed) => {
  const lost = unmet(promised, needed, 'layout')
  if (lost.length === 0) return undefined
  return {
    received: `folders of ${allOf(promised.flatMap(({ patterns }) => patterns))}`,
    expected: allOf(lost),
    advice: 'write them there, or read `**/` before the name',
  }
}
