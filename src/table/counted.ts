import type { ColumnProfile, TableColumn } from '../model/table.ts'
import { engine } from './engine.ts'
import { binOf, boundsOf, countsIn } from './histogram.ts'
import { finiteOf, quantilesFrom, shares, shownAs, topOf, tops } from './profile.ts'
import { valueColumn } from './values.ts'

type Named = Pick<TableColumn, 'name' | 'type'>

/** Up to so many different values are put in order instead of all that there are. */
const fewValues = 100_000

const groupsOf = (value: string, kept: string): string =>
  `SELECT ${value} AS value, count(*) AS count FROM ${kept} WHERE ${value} IS NOT NULL GROUP BY 1`

/** How many different values there are, and which the most. */
async function frequencies({ name, type }: Named, kept: string): Promise<Pick<ColumnProfile, 'distinct' | 'top'>> {
  const most = `min({'count': -count, 'value': ${shownAs('value', type)}}, ${tops})`
  const [row = []] = await engine.query(
    `SELECT count(*)::DOUBLE, ${most} FROM (${groupsOf(valueColumn(name, type), kept)})`,
  )
  return { distinct: Number(row[0]), top: topOf(row[1]) }
}

/** The value at a share lies between two of those in order. */
function between(share: number, count: number): { below: number; above: number; part: number } {
  const at = share * (count - 1)
  return { below: Math.floor(at), above: Math.ceil(at), part: at - Math.floor(at) }
}

async function quantilesOfFew(number: string, kept: string): Promise<number[]> {
  const runs = `SELECT value, sum(count) OVER (ORDER BY value) AS upto FROM (${groupsOf(number, kept)})`
  const found = (await engine.query(`SELECT value, upto::DOUBLE FROM (${runs}) ORDER BY value`)) as [number, number][] // as asked
  const at = (place: number): number => found.find(([, upto]) => upto > place)?.[0] ?? Number.NaN
  return shares.map((share) => {
    const { below, above, part } = between(share, found.at(-1)?.[1] ?? 0)
    return at(below) + (at(above) - at(below)) * part
  })
}

async function quantilesOfMany(number: string, kept: string): Promise<number[]> {
  const [row = []] = await engine.query(`SELECT quantile_cont(${number}, [${shares.join(', ')}]) FROM ${kept}`)
  return Array.isArray(row[0]) ? row[0].map(Number) : []
}

/** How the numbers of a column lie, every one of them looked at. */
async function spreadOf({ name, type }: Named, kept: string, distinct: number): Promise<Partial<ColumnProfile>> {
  const number = finiteOf(valueColumn(name, type), type)
  const quantiles = await (distinct > fewValues ? quantilesOfMany : quantilesOfFew)(number, kept)
  const [[min, max] = []] = await engine.query(`SELECT min(${number}), max(${number}) FROM ${kept}`)
  if (typeof min !== 'number' || typeof max !== 'number') return {}
  const binned = await engine.query(`SELECT ${binOf(number, min, max)}::UTINYINT, count(*) FROM ${kept} GROUP BY 1`)
  const bounds = boundsOf(min, max)
  return { ...quantilesFrom(quantiles), histogram: { bounds, counts: countsIn(bounds, binned) } }
}

/** What takes more than one look at the values of a column, each of them counted. */
async function countedOf(column: Named, kept: string): Promise<Partial<ColumnProfile>> {
  const found = await frequencies(column, kept)
  const isNumber = column.type === 'integer' || column.type === 'number'
  return { ...found, ...(isNumber && (await spreadOf(column, kept, found.distinct))) }
}

/** The same of several columns, two at a time: half of the work has one thread. */
export async function counted(columns: Named[], kept: string): Promise<Partial<ColumnProfile>[]> {
  const found: Partial<ColumnProfile>[] = []
  const waiting = [...columns.entries()]
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await countedOf(next[1], kept)
  }
  await Promise.all([lane(), lane()])
  return found
}
