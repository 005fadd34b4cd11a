import type { Dataset } from '../model/contract.ts'
import type { ObservedDataset, ObservedPort } from '../model/observation.ts'
import type { Table } from '../model/table.ts'
import { globMatcher } from '../shared/glob.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { datasetNamed, portNamed } from './datasetNamed.ts'

/** A dataset that was opened to be looked at. */
export interface Opened {
  table: Table
  dataset: Dataset
  dir: string
}

/** What the name of a file has for the `{vars}` of its pattern. */
function toldBy({ patterns, vars = [] }: Dataset, dir: string): (file: string) => Record<string, string> {
  const known = patterns.map((pattern, index) => ({ fits: globMatcher(pattern), told: vars[index] }))
  return (file) => known.find(({ fits }) => fits(file.slice(dir.length + 1)))?.told ?? {}
}

/** Opens what was found of a dataset; the `{vars}` of its file names are columns too. */
export async function openDataset({ dataset, files }: ObservedDataset, dir: string): Promise<Opened> {
  const paths = files.map((file) => `${dir}/${file}`)
  const table = await openFiles(paths, formatOf(dataset), dataset.vars && toldBy(dataset, dir))
  return { table, dataset, dir }
}

/** Opens those of the named datasets that are at hand; of two ports of one name the first counts. */
export async function openOthers(names: string[], beside: ObservedPort[]): Promise<Record<string, Opened>> {
  const ports = beside.map(({ port }) => port)
  const opened: Record<string, Opened> = {}
  for (const name of new Set(names)) {
    if (!portNamed(name, ports)) continue
    const { port, dataset } = datasetNamed(name, ports)
    const observed = beside.find((each) => each.port === port)
    const found = observed?.datasets.find((each) => each.dataset.name === dataset.name)
    if (!observed || !found || found.files.length === 0) continue
    const other = await openDataset(found, observed.dir)
    // only a look at all of it shows a broken file: that is told where it is checked, and nothing compares with the rest
    await other.table.aggregate(['count(*)'])
    if (other.table.broken.length === 0) opened[name] = other
  }
  return opened
}

/** The tables alone. */
export const tablesOf = (opened: Record<string, Opened>): Record<string, Table> =>
  Object.fromEntries(Object.entries(opened).map(([name, { table }]) => [name, table]))
