import type { DataSpec } from '../../model/data.ts'
import { boundaryColumns } from '../boundary.ts'
import { writeShares } from '../files.ts'
import { datasetsIn } from '../make.ts'
import type { Target } from '../source.ts'

/** What lies at the edges of what the contract allows. */
export async function boundary(target: Target, spec: Extract<DataSpec, { kind: 'boundary' }>): Promise<void> {
  const { odd = false, part = 0 } = spec
  for (const dataset of datasetsIn(target)) {
    const columns = await boundaryColumns(dataset, target, { odd, part })
    await writeShares(dataset, target.dir, { columns })
  }
}
