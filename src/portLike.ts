import { join } from 'node:path'
import type { Column, Port } from './model/contract.ts'
import type { ColumnProfile } from './model/table.ts'
import type { ObservedPort } from './model/observation.ts'
import { declaredBy, withObserved, type Data } from './observed.ts'
import { tableOf } from './openTable.ts'
import { fromCaller } from './shared/caller.ts'

const columnLike = ({ type, nulls }: ColumnProfile): Column => ({
  ...(type !== 'other' && { type }),
  ...(nulls > 0 && { nullable: true }),
})

async function asFound({ port, dir, datasets }: ObservedPort): Promise<Port> {
  const [found] = datasets
  if (!found) return port
  const files = found.files.map((file) => join(dir, file))
  const { csv, format } = found.dataset
  const table = await tableOf(files, files[0] ?? dir, { ...(csv && { csv }), ...(format !== undefined && { format }) })
  try {
    const profile = await table.profile()
    const columns = Object.fromEntries(profile.columns.map((column) => [column.name, columnLike(column)]))
    // how the other is written is its own affair
    return { ...port, datasets: { data: { ...found.dataset, columns, format: undefined } } }
  } finally {
    await table.close()
  }
}

/** What data must be to be like other data: as its contract declares, else its columns, their types, and where it has nulls. */
export async function portLike(data: Data): Promise<Port> {
  const located = typeof data === 'string' ? fromCaller(data) : data
  return declaredBy(data) ?? withObserved(located, undefined, asFound)
}
