import type { DataSpec } from '../../model/data.ts'
import { PipeproofError } from '../../errors.ts'
import { validRows } from '../rows.ts'
import { writeFile } from '../files.ts'
import type { Target } from '../source.ts'

const standardRows = 100

/** Each of several files gets its share, of which none is much smaller than another. */
function shareOf<T>(rows: T[], index: number, count: number): T[] {
  return rows.slice(Math.floor((index * rows.length) / count), Math.floor(((index + 1) * rows.length) / count))
}

/** Rows that the contract allows, the same ones every time, shared out among the files of each dataset. */
export async function generated(
  { place, port, dir }: Target,
  spec: Extract<DataSpec, { kind: 'generated' }>,
): Promise<void> {
  for (const dataset of Object.values(port.datasets)) {
    if (!dataset.columns) {
      const reason = `\`${dataset.files}\` declares no columns`
      throw new PipeproofError('noSource', { place, reason, advice: 'give it a folder: `local: PATH`' })
    }
    const { min, max } = dataset.rows
    const count = spec.rows ?? Math.min(Math.max(standardRows, min), max ?? Infinity)
    const rows = validRows(dataset, {
      rows: count,
      seed: `${spec.seed ?? ''} ${place} ${dataset.name}`,
      place,
      columns: spec.columns,
    })
    for (const [index, pattern] of dataset.patterns.entries()) {
      await writeFile(dataset, dir, { pattern, rows: shareOf(rows, index, dataset.patterns.length) })
    }
  }
}
