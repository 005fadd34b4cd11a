import type { Warning } from '../model/contract.ts'
import type { Pipeline } from '../model/pipeline.ts'
import { shown } from '../shared/paths.ts'

/** A line each behind its place; what several say is said once. */
export const noted = (word: string, all: Warning[]): string[] => [
  ...new Set(all.map(({ message, at }) => `${word}  ${shown(at.file)}:${at.line}:${at.column}  ${message}`)),
]

/** What the files of a pipeline say and it does not keep. */
export function warningsOf({ steps, warnings }: Pipeline): string[] {
  const all = [...warnings, ...Object.values(steps).flatMap(({ contract }) => contract.warnings)]
  return noted('warning', all)
}
