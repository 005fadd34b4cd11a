import type { Expectation, Wanted } from '../../model/expectation.ts'
import type { Finding } from '../../model/finding.ts'
import { comparisonOf } from '../../shared/comparison.ts'
import { finding } from '../../shared/finding.ts'
import { nearest } from '../../shared/nearest.ts'
import { allOf, shortened } from '../../shared/words.ts'
import { BrokenDocument } from '../documents.ts'
import { documentIn } from './document.ts'
import type { Outcome } from './outcome.ts'
import { pathsIn, reach } from './path.ts'
import { filesFor, lacking, type WrittenFile } from './written.ts'

const code = 'expect-metrics'
const longest = 60

/** A value as a reader of the file sees it. */
export function seen(value: unknown): string {
  if (typeof value === 'string') return `text \`${shortened(value, longest)}\``
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' && value !== null ? 'map' : `\`${String(value)}\``
}

function without(path: string, document: unknown, { place, file }: WrittenFile): Finding {
  const known = pathsIn(document)
  const similar = nearest(path, known)
  return finding({
    code,
    place,
    fault: 'producer',
    received: `\`${file}\` with ${allOf(known)}`,
    expected: `\`${path}\` in it`,
    advice:
      similar === undefined ? 'write it, or change `expect.metrics`' : `write \`${similar}\` in \`expect.metrics\``,
  })
}

function ofValue(
  path: string,
  wanted: Wanted,
  { document, written }: { document: unknown; written: WrittenFile },
): Finding[] {
  const reached = reach(document, path)
  if (!reached) return [without(path, document, written)]
  const comparison = comparisonOf(wanted)
  if (!comparison || comparison.holds(reached.value)) return []
  const { place, file } = written
  const advice = 'mend what it comes from, or change `expect.metrics`'
  const received = `${seen(reached.value)} at \`${file}#${path}\``
  return [finding({ code, place, fault: 'producer', received, expected: comparison.expects, advice })]
}

function broken({ place, file }: WrittenFile, { message }: BrokenDocument): Finding {
  const facts = { code, place, fault: 'producer' as const, received: `${message} (\`${file}\`)` }
  return finding({ ...facts, expected: 'a document of JSON', advice: 'mend how it is written' })
}

function several(glob: string, found: WrittenFile[], { step }: Outcome): Finding {
  return finding({
    code,
    place: step,
    fault: 'contract',
    received: `files ${allOf(found.map(({ name }) => name))} for \`${glob}\``,
    expected: 'one that is meant',
    advice: `write \`${found[0]?.name}\` in \`expect.metrics\``,
  })
}

function ofFile(glob: string, wanted: Record<string, Wanted>, outcome: Outcome): Finding[] {
  const found = filesFor(glob, outcome)
  const [written, second] = found
  if (!written) return [lacking(glob, 'metrics', outcome)]
  if (second) return [several(glob, found, outcome)]
  try {
    const document = documentIn(written.path)
    return Object.entries(wanted).flatMap(([path, each]) => ofValue(path, each, { document, written }))
  } catch (error) {
    if (!(error instanceof BrokenDocument)) throw error
    return [broken(written, error)]
  }
}

/** Values in the files of a run that are not what they are to be. */
export const metrics = (expected: NonNullable<Expectation['metrics']>, outcome: Outcome): Finding[] =>
  Object.entries(expected).flatMap(([glob, wanted]) => ofFile(glob, wanted, outcome))
