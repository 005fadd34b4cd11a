import type { Dataset } from '../model/contract.ts'
import { fileNameFor, globMatcher } from '../shared/glob.ts'
import { allOf } from '../shared/words.ts'
import type { Conflict } from './rule.ts'

const namesOf = ({ patterns }: Dataset): string[] => patterns.map(fileNameFor)

/** The dataset among those promised whose files the needed one would find. */
export function matching(promised: Dataset[], needed: Dataset): Dataset | undefined {
  return promised.find((dataset) => needed.patterns.every((pattern) => namesOf(dataset).some(globMatcher(pattern))))
}

/** Files that are promised must have the names that are needed. */
export function missingFiles(promised: Dataset[], needed: Dataset): Conflict | undefined {
  if (matching(promised, needed)) return undefined
  return {
    received: `files ${allOf(promised.flatMap(({ patterns }) => patterns))}`,
    expected: allOf(needed.patterns),
    advice: 'give both sides the same `files`',
  }
}
