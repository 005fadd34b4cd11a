import type { Pipeline } from '../model/pipeline.ts'
import { shown } from '../shared/paths.ts'

/** What the schemas of a pipeline say and its contracts do not keep, a line each behind its place. */
export function warningsOf({ steps }: Pipeline): string[] {
  const all = Object.values(steps).flatMap(({ contract }) => contract.warnings)
  const lines = all.map(({ message, at }) => `warning  ${shown(at.file)}:${at.line}:${at.column}  ${message}`)
  // a schema that several ports use says the same each time
  return [...new Set(lines)]
}
