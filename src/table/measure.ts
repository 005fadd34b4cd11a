import type { ColumnType, TextFormat } from '../model/contract.ts'
import type { Table } from '../model/table.ts'
import { formOf } from './forms.ts'
import { isOtherKind } from './kinds.ts'
import { identifier, literal } from './sql.ts'

/** What the values of one column are like. */
export interface Measured {
  name: string
  rows: number
  nulls: number
  /** The types that every value has. */
  types: ColumnType[]
  /** Leading zeros say that digits are no number. */
  padded: number
  nan: number
  infinite: number
  low: number | undefined
  high: number | undefined
  /** How often the extremes occur, and how far the bulk of the values reaches. */
  atLow: number
  atHigh: number
  bulk: [number, number] | undefined
  shortest: number
  longest: number
  formats: TextFormat[]
  /** The one way in which letters and digits follow each other, where there is one. */
  shape: string | undefined
  distinct: number
  /** The values and how often each occurs, where they are few. */
  values: { value: string; count: number }[]
}

export const presentIn = ({ rows, nulls }: Pick<Measured, 'rows' | 'nulls'>): number => rows - nulls

/** Digits that begin with a zero are a name, and what is written in several ways has no type. */
export function typeOf({ types, padded }: Measured): ColumnType | undefined {
  return padded > 0 && types.includes('string') ? 'string' : types[0]
}

const types: ColumnType[] = ['boolean', 'integer', 'number', 'date', 'timestamp', 'string']
const mostValues = 30
const mostExact = 1_000_000

const host = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?){1,4}'
const byte = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'

/** Each a part of what the format means, that the engine can look for. */
const forms: Partial<Record<TextFormat, string>> = {
  uuid: '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  email: `[A-Za-z0-9._%+-]{1,64}@${host}`,
  ipv4: `${byte}([.]${byte}){3}`,
  uri: 'https?://([a-z0-9]+[.])+[a-z]{2,}(/[A-Za-z0-9._~/?#&=+-]*)?',
}

/** Finite numbers as numbers; NaN is above all others to the engine. */
const number = (value: string): string => `TRY_CAST(${value} AS DOUBLE)`
const finite = (value: string): string => `CASE WHEN isfinite(${number(value)}) THEN ${number(value)} END`

function otherThan(name: string, type: ColumnType): string {
  const value = identifier(name)
  const { pattern, sql } = formOf(type, true)
  const text =
    type === 'string'
      ? 'false'
      : `NOT regexp_full_match(${value}, ${literal(pattern)}) OR TRY_CAST(${value} AS ${sql}) IS NULL`
  return `count(*) FILTER (WHERE ${value} IS NOT NULL AND (${isOtherKind(name, type)} OR ${text}))`
}

const shapeOf = (value: string): string =>
  `regexp_replace(regexp_replace(regexp_replace(${value}, '[0-9]', '9', 'g'), '[A-Z]', 'A', 'g'), '[a-z]', 'a', 'g')`

/** What is asked of each column in the first scan. */
function firstLook(name: string): string[] {
  const value = identifier(name)
  return [
    'count(*)::DOUBLE',
    `count(${value})::DOUBLE`,
    ...types.map((type) => otherThan(name, type)),
    // a whole number that is written with a fraction
    `count(*) FILTER (WHERE regexp_full_match(${value}, '[+-]?[0-9]+[.]0+'))::DOUBLE`,
    `count(*) FILTER (WHERE regexp_full_match(${value}, '[+-]?0[0-9]+'))::DOUBLE`,
    `count(*) FILTER (WHERE isnan(${number(value)}))::DOUBLE`,
    `count(*) FILTER (WHERE isinf(${number(value)}))::DOUBLE`,
    `min(${finite(value)})`,
    `max(${finite(value)})`,
    `approx_quantile(${finite(value)}, 0.02)`,
    `approx_quantile(${finite(value)}, 0.98)`,
    `min(length(${value}))::DOUBLE`,
    `max(length(${value}))::DOUBLE`,
    ...Object.values(forms).map(
      (form) =>
        `count(*) FILTER (WHERE regexp_full_match(${value}, ${literal(form)}) AND length(${value}) < 254)::DOUBLE`,
    ),
    `min(${shapeOf(value)})`,
    `max(${shapeOf(value)})`,
    `approx_count_distinct(${value})::DOUBLE`,
  ]
}

const countOf = (value: unknown): number => Number(value ?? 0)
const boundOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

function measuredFrom(name: string, found: unknown[]): Measured {
  const next = (): unknown => found.shift()
  const rows = countOf(next())
  const present = countOf(next())
  const others = types.map((type) => [type, countOf(next())] as const)
  const fractions = countOf(next())
  const fitting = others.filter(([, count]) => count === 0).map(([type]) => type)
  const [padded, nan, infinite] = [countOf(next()), countOf(next()), countOf(next())]
  const [low, high] = [boundOf(next()), boundOf(next())]
  const [from, to] = [boundOf(next()), boundOf(next())]
  const [shortest, longest] = [countOf(next()), countOf(next())]
  const formats = (Object.keys(forms) as TextFormat[]).filter(() => countOf(next()) === present && present > 0) // the keys of a constant
  const [first, last] = [next(), next()]
  return {
    name,
    rows,
    nulls: rows - present,
    // where no value is missing, `1.0` is a number
    types: present === 0 ? [] : fitting.filter((type) => type !== 'integer' || fractions === 0 || present < rows),
    padded,
    nan,
    infinite,
    low,
    high,
    atLow: 0,
    atHigh: 0,
    bulk: from === undefined || to === undefined ? undefined : [from, to],
    shortest,
    longest,
    formats,
    shape: typeof first === 'string' && first === last ? first : undefined,
    distinct: countOf(next()),
    values: [],
  }
}

/** What is asked of a column once it is known how many different values it has. */
function secondLook({ name, distinct, rows, low, high }: Measured): string[] {
  const value = identifier(name)
  const isFew = distinct <= mostValues * 2
  const atBound = (bound: number | undefined): string =>
    bound === undefined ? '0' : `count(*) FILTER (WHERE ${number(value)} = ${bound})::DOUBLE`
  return [
    // an approximate count is the base of no verdict
    isFew || rows <= mostExact ? `count(DISTINCT ${value})::DOUBLE` : '-1',
    isFew ? `to_json(map_entries(histogram(${value})))::VARCHAR` : 'NULL',
    atBound(low),
    atBound(high),
  ]
}

function valuesIn(json: unknown): Measured['values'] {
  if (typeof json !== 'string') return []
  // written by the engine, from texts and their counts
  const entries = JSON.parse(json) as { key: string; value: number }[]
  const counted = entries.map(({ key, value }) => ({ value: key, count: value }))
  return counted.length <= mostValues ? counted.toSorted((a, b) => (a.value < b.value ? -1 : 1)) : []
}

/** Measures all columns of a table in two scans, whatever its size. */
export async function measure(table: Table): Promise<Measured[]> {
  const { columns } = table
  if (columns.length === 0) return []
  const first = await table.aggregate(columns.flatMap(firstLook))
  const width = first.length / columns.length
  const measured = columns.map((name, index) => measuredFrom(name, first.slice(index * width, (index + 1) * width)))
  const second = await table.aggregate(measured.flatMap(secondLook))
  return measured.map((each, index) => {
    const [distinct, json, atLow, atHigh] = second.slice(index * 4, index * 4 + 4)
    return {
      ...each,
      distinct: countOf(distinct),
      values: valuesIn(json),
      atLow: countOf(atLow),
      atHigh: countOf(atHigh),
    }
  })
}
