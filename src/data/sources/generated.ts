import type { Dataset } from '../../model/contract.ts'
import type { DataSpec, Size } from '../../model/data.ts'
import { PipeproofError } from '../../errors.ts'
import { writeShares } from '../files.ts'
import { datasetsIn, makeColumns } from '../make.ts'
import type { Target } from '../source.ts'

const standardRows = 100

/** How many rows a size stands for, where the contract allows as many. */
const sizes: Record<Size, number> = { small: 10, medium: 1000, large: 100_000 }

/** How many rows are made, where so many or none are asked for. */
export function rowsFor({ rows: { min, max = Infinity } }: Dataset, wanted: number | Size | undefined): number {
  if (typeof wanted === 'number') return wanted
  return Math.min(Math.max(wanted === undefined ? standardRows : sizes[wanted], min), max)
}

/** Rows that the contract allows, the same ones every time, shared out among the files of each dataset. */
export async function generated(target: Target, spec: Extract<DataSpec, { kind: 'generated' }>): Promise<void> {
  for (const dataset of datasetsIn(target)) {
    if (!dataset.columns) {
      const reason = `\`${dataset.files}\` declares no columns`
      throw new PipeproofError('noSource', { place: target.place, reason, advice: 'give it a folder: `local: PATH`' })
    }
    const { seed, columns, files } = spec
    const made = await makeColumns(dataset, target, { rows: rowsFor(dataset, spec.rows), seed, columns })
    await writeShares(dataset, target.dir, { columns: made, files })
  }
}
