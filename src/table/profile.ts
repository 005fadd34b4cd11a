import type { ColumnProfile, Profile, TableColumn } from '../model/table.ts'
import { spread } from './histogram.ts'
import { isNumeric, isOrdered, toldBy } from './listed.ts'
import { scalarOf } from './scalar.ts'
import { identifier } from './sql.ts'
import { picked, valueColumn } from './values.ts'

export const shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
const hundredths = Array.from({ length: 101 }, (_, index) => index / 100)
export const tops = 10

/** How many rows there are to look at: of few everything is counted out; of very many the most frequent values and the
 * quantiles are told from one in twenty. `counted` are those in which the others come from elsewhere. */
export type Depth = 'few' | 'many' | 'very many' | 'counted'

/** One aggregate, and what it says about a column. */
interface Measure {
  sql: string
  tell(value: unknown): Partial<ColumnProfile>
}

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])
const list = (values: number[]): string => `[${values.join(', ')}]`
const given = (name: 'mean' | 'std') => (value: unknown) => (value === null ? {} : { [name]: Number(value) })
/** A `FILTER` would have the engine copy all that the others are asked of. */
const sampled = (value: string, depth: Depth): string =>
  depth === 'very many' ? `CASE WHEN ${picked} THEN ${value} END` : value

/** NaN and infinity have no place among others. */
export const finiteOf = (value: string, type: TableColumn['type']): string =>
  type === 'integer' ? `${value}::DOUBLE` : `CASE WHEN isfinite(${value}::DOUBLE) THEN ${value}::DOUBLE END`

export const quantilesFrom = (found: number[]): Partial<ColumnProfile> => ({
  quantiles: Object.fromEntries(shares.map((share, index) => [share, found[index] ?? Number.NaN])),
})

function spreadTold(found: unknown): Partial<ColumnProfile> {
  const known = numbers(found)
  if (known.length === 0) return {}
  return { ...quantilesFrom(shares.map((share) => known[share * 100] ?? Number.NaN)), histogram: spread(known) }
}

const spreadOf = (number: string, depth: Depth): Measure => ({
  sql: `approx_quantile(${sampled(number, depth)}, ${list(hundredths)})`,
  tell: spreadTold,
})

const ofNumbers = (number: string, depth: Depth): Measure[] => [
  { sql: `avg(${number})`, tell: given('mean') },
  { sql: `stddev_samp(${number})`, tell: given('std') },
  ...(depth === 'counted' ? [] : [spreadOf(number, depth)]),
]

const ofTexts = (value: string): Measure[] => [
  {
    sql: `[min(length(${value})), avg(length(${value})), max(length(${value}))]`,
    tell: (found) => {
      const [min = 0, mean = 0, max = 0] = numbers(found)
      return Array.isArray(found) && found[0] !== null ? { lengths: { min, mean, max } } : {}
    },
  },
]

interface Counted {
  value: unknown
  count: unknown
}

const isCounted = (value: unknown): value is Counted => typeof value === 'object' && value !== null && 'count' in value

export const isPlain = (type: TableColumn['type']): boolean =>
  type === 'integer' || type === 'number' || type === 'boolean'

/** Only the few that are shown are made texts of. */
export const shownAs = (values: string, type: TableColumn['type'], many = ''): string =>
  isPlain(type) ? values : `${values}::VARCHAR${many}`

/** The most frequent values, with how often each occurs where that is known. */
export const topOf = (found: unknown): ColumnProfile['top'] =>
  (Array.isArray(found) ? found : []).map((each: unknown) =>
    isCounted(each) ? { value: scalarOf(each.value), count: -Number(each.count) } : { value: scalarOf(each) },
  )

function frequencies(value: string, type: TableColumn['type'], depth: Depth): Measure[] {
  if (depth === 'counted') return []
  const top = shownAs(`approx_top_k(${sampled(value, depth)}, ${tops})`, type, '[]')
  return [
    { sql: `approx_count_distinct(${value})::DOUBLE`, tell: (found) => ({ distinct: Number(found) }) },
    { sql: top, tell: (found) => ({ top: topOf(found) }) },
  ]
}

const edgesOf = (value: string, type: TableColumn['type']): Measure[] => [
  { sql: shownAs(`min(${value})`, type), tell: (min) => ({ min: scalarOf(min) }) },
  { sql: shownAs(`max(${value})`, type), tell: (max) => ({ max: scalarOf(max) }) },
]

/** All values, for what is told by them here. */
const listOf = (value: string, type: TableColumn['type']): Measure => ({
  sql: `list(${type === 'number' ? `${value}::DOUBLE` : shownAs(value, type)})`,
  tell: (found) => toldBy(found, type, { tops, shares }),
})

function measuresOf({ name, type }: Asked['column'], depth: Depth): Measure[] {
  const value = valueColumn(name, type)
  if (depth === 'few') return [listOf(value, type), ...(isOrdered(type) ? [] : edgesOf(value, type))]
  return [
    ...edgesOf(value, type),
    ...frequencies(value, type, depth),
    ...(isNumeric(type) ? ofNumbers(finiteOf(value, type), depth) : []),
    ...(type === 'string' ? ofTexts(value) : []),
  ]
}

interface Asked {
  column: Pick<TableColumn, 'name' | 'type'>
  measures: Measure[]
}

const countsOf = ({ name, type }: Asked['column']): string[] => [
  `count(${identifier(name)})::DOUBLE`,
  `count(${valueColumn(name, type)})::DOUBLE`,
]

function profileOf({ column, measures }: Asked, rows: number, [there, valued, ...found]: unknown[]): ColumnProfile {
  const told = measures.map(({ tell }, index) => tell(found[index]))
  return Object.assign(
    {
      name: column.name,
      type: column.type,
      nulls: rows - Number(there),
      wrong: Number(there) - Number(valued),
      distinct: 0,
      min: null,
      max: null,
      top: [],
    },
    ...told,
  ) as ColumnProfile // each measure tells what a profile has under the names that it has
}

/** Everything about the values of a table in one scan of it. */
export async function profileWith(
  columns: Pick<TableColumn, 'name' | 'type'>[],
  depth: Depth,
  aggregate: (expressions: string[]) => Promise<unknown[]>,
): Promise<Profile> {
  const asked = columns.map((column): Asked => ({ column, measures: measuresOf(column, depth) }))
  const values = await aggregate([
    'count(*)::DOUBLE',
    ...asked.flatMap(({ column, measures }) => [...countsOf(column), ...measures.map(({ sql }) => sql)]),
  ])
  const rows = Number(values[0])
  let at = 1
  const profiles = asked.map((each) => profileOf(each, rows, values.slice(at, (at += 2 + each.measures.length))))
  return { rows, approximate: depth === 'many' || depth === 'very many', columns: profiles }
}
