import type { Dataset } from '../../model/contract.ts'
import type { DataSpec, Row } from '../../model/data.ts'
import { PipeproofError } from '../../errors.ts'
import { fileNameFor } from '../../shared/glob.ts'
import { writeFile } from '../files.ts'
import type { Target } from '../source.ts'

/** The one pattern that a key names: in full, or by a part of it that no other has. */
function patternFor(key: string, { patterns }: Dataset): string {
  const exact = patterns.filter((pattern) => pattern === key || fileNameFor(pattern) === key)
  const parts = patterns.filter((pattern) => pattern.split(/[/.*_-]/).includes(key))
  const within = patterns.filter((pattern) => pattern.includes(key))
  const found = [exact, parts, within].find((some) => some.length === 1)?.[0]
  if (found !== undefined) return found
  throw new PipeproofError('ambiguousFile', { received: key, expected: patterns })
}

/** The rows of each pattern. */
function rowsFor(dataset: Dataset, given: Row[] | Record<string, Row[]>): Map<string, Row[]> {
  if (Array.isArray(given)) return new Map([[dataset.patterns[0] ?? dataset.files, given]])
  const found = new Map<string, Row[]>()
  for (const [key, list] of Object.entries(given)) {
    const pattern = patternFor(key, dataset)
    if (found.has(pattern)) throw new PipeproofError('ambiguousFile', { received: key, expected: dataset.patterns })
    found.set(pattern, list)
  }
  return found
}

/** The rows that a test names; files that it does not name get a header only. */
export async function rows({ place, port, dir }: Target, spec: Extract<DataSpec, { kind: 'rows' }>): Promise<void> {
  const [dataset, ...others] = Object.values(port.datasets)
  if (!dataset?.columns || others.length > 0) {
    const reason = others.length > 0 ? 'it has several datasets' : 'it declares no columns'
    throw new PipeproofError('noSource', { place, reason, advice: 'give it a folder: `local: PATH`' })
  }
  const given = rowsFor(dataset, spec.rows)
  for (const pattern of dataset.patterns) await writeFile(dataset, dir, { pattern, rows: given.get(pattern) ?? [] })
}
