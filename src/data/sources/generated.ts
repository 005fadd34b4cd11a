import type { DataSpec } from '../../model/data.ts'
import { validRows } from '../rows.ts'
import { writeFile } from '../files.ts'
import type { Target } from '../source.ts'

const standardRows = 100

/** Rows that the contract allows, the same ones every time, shared out among the files of each dataset. */
export async function generated(
  { place, port, dir }: Target,
  spec: Extract<DataSpec, { kind: 'generated' }>,
): Promise<void> {
  for (const dataset of Object.values(port.datasets)) {
    const { min, max } = dataset.rows
    const count = spec.rows ?? Math.min(Math.max(standardRows, min), max ?? Infinity)
    const rows = validRows(dataset, {
      rows: count,
      seed: `${spec.seed ?? ''} ${place} ${dataset.name}`,
      place,
      columns: spec.columns,
    })
    const share = Math.ceil(rows.length / dataset.patterns.length)
    for (const [index, pattern] of dataset.patterns.entries()) {
      await writeFile(dataset, dir, { pattern, rows: rows.slice(index * share, (index + 1) * share) })
    }
  }
}
