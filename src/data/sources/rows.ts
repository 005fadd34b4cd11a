import type { Dataset } from '../../model/contract.ts'
import type { DataSpec, Row } from '../../model/data.ts'
import { PipeproofError } from '../../errors.ts'
import { fileNameFor } from '../../shared/glob.ts'
import { writeFile } from '../files.ts'
import type { Target } from '../source.ts'

/** The key that fills the file of a pattern: its name, or the part of it that no other file has. */
function keyFor(pattern: string, keys: string[]): string | undefined {
  return keys.find((key) => pattern === key || fileNameFor(pattern) === key || pattern.split(/[/._-]/).includes(key))
}

function rowsFor(dataset: Dataset, given: Row[] | Record<string, Row[]>): Row[][] {
  if (Array.isArray(given)) return dataset.patterns.map((_, index) => (index === 0 ? given : []))
  const keys = Object.keys(given)
  const used = dataset.patterns.map((pattern) => keyFor(pattern, keys))
  const unused = keys.find((key) => !used.includes(key))
  if (unused !== undefined) throw new PipeproofError('ambiguousFile', { received: unused, expected: dataset.patterns })
  return used.map((key) => (key === undefined ? [] : (given[key] ?? [])))
}

/** The rows that a test names; files that it does not name get a header only. */
export async function rows({ place, port, dir }: Target, spec: Extract<DataSpec, { kind: 'rows' }>): Promise<void> {
  const [dataset, ...others] = Object.values(port.datasets)
  if (!dataset?.columns || others.length > 0) {
    const reason = others.length > 0 ? 'it has several datasets' : 'it declares no columns'
    throw new PipeproofError('noSource', { place, reason, advice: 'give it a folder: `local: PATH`' })
  }
  for (const [index, list] of rowsFor(dataset, spec.rows).entries()) {
    await writeFile(dataset, dir, { pattern: dataset.patterns[index] ?? dataset.files, rows: list })
  }
}
