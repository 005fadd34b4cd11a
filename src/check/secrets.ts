import type { ObservedPort } from '../model/observation.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { identifier } from '../table/sql.ts'

const most = 10_000

/** The values of the masked columns of a port, so that they can be hidden wherever a script repeats them. */
export async function maskedValues({ dir, datasets }: ObservedPort): Promise<string[]> {
  const found: string[] = []
  for (const { dataset, files } of datasets) {
    const masked = Object.entries(dataset.columns ?? {})
      .filter(([, column]) => column.masked)
      .map(([name]) => name)
    if (masked.length === 0 || files.length === 0) continue
    const table = await openFiles(
      files.map((file) => `${dir}/${file}`),
      formatOf(dataset),
    )
    const present = masked.filter((name) => table.columns.includes(name))
    if (present.length === 0) continue
    const lists = await table.aggregate(present.map((name) => `list(DISTINCT ${identifier(name)})[:${most}]`))
    found.push(...lists.flat().filter((value) => typeof value === 'string'))
  }
  return found
}
