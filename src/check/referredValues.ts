import type { Column, Dataset } from '../model/contract.ts'
import type { ObservedPort } from '../model/observation.ts'
import { referred } from '../shared/referred.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { valueOf } from './value.ts'

/** The values that a column refers to; nothing where they are not at hand. */
async function valuesFor(column: Column, beside: ObservedPort[]): Promise<Set<string> | undefined> {
  // of two ports of one name the first counts
  const ports = Object.fromEntries(beside.toReversed().map(({ port }) => [port.name, port]))
  const target = referred(column.references ?? '', ports)
  const observed = beside.find(({ port }) => port.name === target?.port)
  const found = observed?.datasets.find(({ dataset }) => dataset.name === target?.dataset)
  if (!target || !observed || !found || found.files.length === 0) return undefined
  const table = await openFiles(
    found.files.map((file) => `${observed.dir}/${file}`),
    formatOf(found.dataset),
  )
  if (!table.columns.includes(target.column)) return undefined
  // read as the column that refers, so that both are written alike
  const [values] = await table.aggregate([`list(DISTINCT ${valueOf(target.column, column)})`])
  return new Set(Array.isArray(values) ? values.map(String) : [])
}

/** What the columns of a dataset refer to, by the reference. */
export async function referredValues(
  { columns = {} }: Dataset,
  beside: ObservedPort[],
): Promise<Record<string, Set<string>>> {
  const known: Record<string, Set<string>> = {}
  for (const column of Object.values(columns)) {
    const { references } = column
    const values = references === undefined ? undefined : await valuesFor(column, beside)
    if (references !== undefined && values) known[references] = values
  }
  return known
}
