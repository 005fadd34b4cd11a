import type { Dataset } from '../model/contract.ts'
import { fileNameFor, globMatcher } from '../shared/glob.ts'
import { allOf } from '../shared/words.ts'
import type { Conflict } from './rule.ts'

const hasFileFor = (pattern: string, { patterns }: Dataset): boolean =>
  patterns.map(fileNameFor).some(globMatcher(pattern))

/** The datasets among those promised whose files the needed one would find. */
export const matching = (promised: Dataset[], needed: Dataset): Dataset[] =>
  promised.filter((dataset) => needed.patterns.some((pattern) => hasFileFor(pattern, dataset)))

/** Files that are promised must have the names that are needed. */
export function missingFiles(promised: Dataset[], needed: Dataset): Conflict | undefined {
  if (needed.patterns.every((pattern) => promised.some((dataset) => hasFileFor(pattern, dataset)))) return undefined
  return {
    received: `files ${allOf(promised.flatMap(({ patterns }) => patterns))}`,
    expected: allOf(needed.patterns),
    advice: 'give both sides the same `files`',
  }
}
