import { dirname, resolve } from 'node:path'
import { PipeproofError } from '../errors.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { filesOf } from '../shared/filesOf.ts'

/** A glob of files that a command reads, from the folder of its contract; what finds nothing is a slip. */
export function usedIn(glob: string, { doc, path }: { doc: SourceDocument; path: (string | number)[] }): string {
  const whole = resolve(dirname(doc.file), glob)
  if (filesOf(whole).files.length > 0) return whole
  const facts = { received: `\`${glob}\``, place: '`uses`', expected: 'files that are there', advice: 'mend the path' }
  throw new PipeproofError('wrongValue', facts, { at: doc.at(path) })
}
