import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from './model/contract.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Profile, Table } from './model/table.ts'
import { own } from './shared/own.ts'
import { masked } from './shownProfile.ts'
import { formatOf } from './table/formats.ts'
import { openFiles } from './table/open.ts'

/** More bytes than are worth another look. */
const large = 32_000_000

interface Found {
  /** `step.port`, and the dataset where a port has several. */
  name: string
  dataset: Dataset
  files: string[]
}

function tablesIn({ place, dir, datasets }: ObservedPort): Found[] {
  return datasets.flatMap(({ dataset, files }) => {
    const paths = files.map((file) => join(dir, file))
    const bytes = paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? large), 0)
    if (!dataset.columns || files.length === 0 || bytes >= large) return []
    return [{ name: datasets.length > 1 ? `${place}.${dataset.name}` : place, dataset, files: paths }]
  })
}

async function withTable<T>({ files, dataset }: Found, use: (table: Table) => Promise<T>): Promise<T> {
  const table = await openFiles(files, formatOf(dataset))
  try {
    return await use(table)
  } finally {
    await table.close()
  }
}

/** The rows of the tables in some ports, as far as they can be counted in no time. */
export async function rowsIn(ports: ObservedPort[]): Promise<number> {
  const counts = ports
    .flatMap(tablesIn)
    .map((found) => withTable(found, (table) => table.aggregate(['count(*)::DOUBLE'])))
  return (await Promise.all(counts)).reduce((sum, [count]) => sum + Number(count), 0)
}

/** A profile and what it is of. */
export interface NamedProfile {
  name: string
  profile: Profile
}

async function profileOf(found: Found): Promise<NamedProfile> {
  const { name, dataset } = found
  const { columns = {} } = dataset
  const profile = await withTable(found, (table) => {
    const typed = table.columns.map((column) => ({ name: column, type: own(columns, column)?.type ?? 'string' }))
    return table.profile(typed, false)
  })
  const hidden = Object.entries(columns).filter(([, column]) => column.masked)
  return { name, profile: masked(profile, new Set(hidden.map(([column]) => column))) ?? profile }
}

/** Profiles of the tables in some ports, without the values of masked columns. */
export const profilesIn = (ports: ObservedPort[]): Promise<NamedProfile[]> =>
  Promise.all(ports.flatMap(tablesIn).map(profileOf))
