import { statSync } from 'node:fs'
import type { Profile, TableColumn } from '../model/table.ts'
import { counted } from './counted.ts'
import { engine } from './engine.ts'
import type { Parts } from './parts.ts'
import { profileWith, type Depth } from './profile.ts'
import type { Scans } from './scans.ts'
import { identifier } from './sql.ts'
import { valueColumn } from './values.ts'

/** Up to so many rows everything is counted out. */
export const exactRows = 100_000
/** Of more than so many, one in twenty tells as much. */
const manyRows = 2_000_000

interface Asked {
  columns: Pick<TableColumn, 'name' | 'type'>[]
  exact: boolean
  parts: Parts
  scans: Scans
}

/** A row of text takes a byte at least: of a small file it need not be asked how many there are. */
const isFew = ({ format, files }: Parts): boolean =>
  format.isText === true && files.every((file) => !file.endsWith('.gz')) && bytesOf(files) <= exactRows

const bytesOf = (files: string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0)

async function depthOf(parts: Parts, attempt: Attempt): Promise<Depth> {
  if (isFew(parts)) return 'few'
  const beyond = `SELECT count(*)::DOUBLE FROM (SELECT 1 FROM (${parts.whole()}) LIMIT ${manyRows + 1})`
  const rows = Number((await attempt(() => engine.query(beyond)))?.[0]?.[0] ?? 0)
  return rows <= exactRows ? 'few' : rows <= manyRows ? 'many' : 'very many'
}

type Attempt = <T>(run: () => Promise<T>) => Promise<T | undefined>

const keptOf = ({ name, type }: Asked['columns'][number]): string[] => [
  `CASE WHEN ${identifier(name)} IS NOT NULL THEN true END AS ${identifier(name)}`,
  `${valueColumn(name, type)} AS ${valueColumn(name, type)}`,
]

/** Everything about the values of some columns, in one scan together with whatever else is asked. */
export async function profileOf({ columns, exact, parts, scans }: Asked, attempt: Attempt): Promise<Profile> {
  if (columns.length === 0) return { rows: 0, approximate: false, columns: [] }
  const depth = await scans.hold(depthOf(parts, attempt))
  if (depth === 'few' || !exact) return profileWith(columns, depth, (list) => scans.ask(list))
  return scans.keep(columns.flatMap(keptOf), async (kept) => {
    const ask = async (list: string[]): Promise<unknown[]> =>
      (await engine.query(`SELECT ${list.join(', ')} FROM ${kept}`))[0] ?? []
    const profile = await profileWith(columns, 'counted', ask)
    const found = await counted(profile.columns, kept)
    return { ...profile, columns: profile.columns.map((column, index) => ({ ...column, ...found[index] })) }
  })
}
