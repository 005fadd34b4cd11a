import type { ColumnProfile, Profile, TableColumn } from '../model/table.ts'
import { histogramOf, spread } from './histogram.ts'
import { scalarOf } from './scalar.ts'
import { identifier } from './sql.ts'

/** Up to so many rows everything is counted out. */
export const exactRows = 100_000

const shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
const hundredths = Array.from({ length: 101 }, (_, index) => index / 100)
const tops = 10

/** Of many rows the distinct values and quantiles can be counted out, at a price; lists of all values can not. */
export interface Depth {
  isExact: boolean
  isSmall: boolean
}

/** One aggregate, and what it says about a column. */
interface Measure {
  sql: string
  tell(value: unknown): Partial<ColumnProfile>
}

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])
const list = (values: number[]): string => `[${values.join(', ')}]`
const given = (name: 'mean' | 'std') => (value: unknown) => (value === null ? {} : { [name]: Number(value) })

/** NaN and infinity have no place among others. */
function ofNumbers(value: string, type: TableColumn['type'], { isExact, isSmall }: Depth): Measure[] {
  const finite = type === 'integer' ? '' : `FILTER (isfinite(${value}::DOUBLE))`
  const quantile = `${isExact ? 'quantile_cont' : 'approx_quantile'}(${value}::DOUBLE`
  return [
    { sql: `avg(${value}::DOUBLE) ${finite}`, tell: given('mean') },
    { sql: `stddev_samp(${value}::DOUBLE) ${finite}`, tell: given('std') },
    {
      sql: `${quantile}, ${list(hundredths)}) ${finite}`,
      tell: (found) => {
        const known = numbers(found)
        if (known.length === 0) return {}
        return { quantiles: Object.fromEntries(shares.map((share) => [share, known[share * 100] ?? Number.NaN])) }
      },
    },
    {
      sql: isSmall ? `list(${value}::DOUBLE) ${finite}` : `${quantile}, ${list(hundredths)}) ${finite}`,
      tell: (found) => {
        const known = numbers(found)
        return known.length === 0 ? {} : { histogram: isSmall ? histogramOf(known) : spread(known) }
      },
    },
  ]
}

const ofTexts = (value: string): Measure[] => [
  {
    sql: `[min(length(${value})), avg(length(${value})), max(length(${value}))]`,
    tell: (found) => {
      const [min = 0, mean = 0, max = 0] = numbers(found)
      return Array.isArray(found) && found[0] !== null ? { lengths: { min, mean, max } } : {}
    },
  },
]

const most = (value: string): string =>
  `list_slice(list_sort(list_transform(map_entries(histogram(${value})), lambda each: {'count': -each.value::BIGINT, 'value': each.key})), 1, ${tops})`

interface Counted {
  value: unknown
  count: unknown
}

const isCounted = (value: unknown): value is Counted => typeof value === 'object' && value !== null && 'count' in value

function measuresOf({ name, type }: TableColumn, depth: Depth): Measure[] {
  const value = identifier(name)
  const isPlain = type === 'integer' || type === 'number' || type === 'boolean'
  // only the few that are shown are made texts of
  const shown = (values: string, many = ''): string => (isPlain ? values : `${values}::VARCHAR${many}`)
  return [
    {
      sql: `${depth.isExact ? 'count(DISTINCT ' : 'approx_count_distinct('}${value})::DOUBLE`,
      tell: (found) => ({ distinct: Number(found) }),
    },
    { sql: shown(`min(${value})`), tell: (min) => ({ min: scalarOf(min) }) },
    { sql: shown(`max(${value})`), tell: (max) => ({ max: scalarOf(max) }) },
    {
      sql: depth.isSmall ? most(shown(value)) : shown(`approx_top_k(${value}, ${tops})`, '[]'),
      tell: (found) => ({
        top: (Array.isArray(found) ? found : []).map((each: unknown) =>
          isCounted(each) ? { value: scalarOf(each.value), count: -Number(each.count) } : { value: scalarOf(each) },
        ),
      }),
    },
    ...(isPlain && type !== 'boolean' ? ofNumbers(value, type, depth) : []),
    ...(type === 'string' ? ofTexts(value) : []),
  ]
}

/** Where the text that a value was made of stands beside it. */
export const rawOf = (name: string): string => identifier(`${name}\u0001raw`)

interface Asked {
  column: Pick<TableColumn, 'name' | 'type'>
  measures: Measure[]
}

const countsOf = (name: string): string[] => [`count(${rawOf(name)})::DOUBLE`, `count(${identifier(name)})::DOUBLE`]

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
  columns: TableColumn[],
  depth: Depth,
  aggregate: (expressions: string[]) => Promise<unknown[]>,
): Promise<Profile> {
  const asked = columns.map((column): Asked => ({ column, measures: measuresOf(column, depth) }))
  const values = await aggregate([
    'count(*)::DOUBLE',
    ...asked.flatMap(({ column, measures }) => [...countsOf(column.name), ...measures.map(({ sql }) => sql)]),
  ])
  const rows = Number(values[0])
  let at = 1
  const profiles = asked.map((each) => profileOf(each, rows, values.slice(at, (at += 2 + each.measures.length))))
  return { rows, approximate: !depth.isSmall, columns: profiles }
}
