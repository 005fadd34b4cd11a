import type { Column, Dataset, Scalar } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { seedOf } from '../shared/hash.ts'
import { own } from '../shared/own.ts'
import { accepts } from '../table/accepts.ts'
import { presentIn } from '../table/measure.ts'
import { patternOf } from '../table/shape.ts'
import { valuesOf } from './column.ts'
import { sizeOf } from './domain.ts'
import { fresh, moments } from './fresh.ts'
import type { Seen } from './seen.ts'
import type { Wished } from './wishes.ts'

/** A dataset whose columns are narrowed to what a sample shows. */
export interface Learned {
  dataset: Dataset
  /** How much is null. */
  columns: Wished
  /** New values to choose from, for texts and moments. */
  among: Record<string, Scalar[]>
}

interface Asked {
  rows: number
  seed: string
  place: string
}

const mostMembers = 20

/** Texts that come again and again are the members of a set, which may be told; one that occurs once is somebody's. */
function membersOf(seen: Seen, declared: Column): Seen['values'] {
  const { type, values, texts } = seen
  if (declared.enum || type === 'boolean') return values
  const isFew = type === 'string' && texts.size <= mostMembers && presentIn(seen) >= texts.size * 3
  return isFew ? values.filter(({ count }) => count > 1) : []
}

/** The value that a text stands for. */
function valueIn(text: string, { type, enum: members = [] }: Column): Scalar {
  const member = members.find((each) => accepts({ const: each }, text))
  if (member !== undefined) return member
  return type === 'boolean' ? text.toLowerCase() === 'true' : text
}

function withMembers(seen: Seen, declared: Column): Column | undefined {
  const weights = new Map<Scalar, number>()
  for (const { value: text, count } of membersOf(seen, declared)) {
    const value = valueIn(text, declared)
    if (accepts(declared, value)) weights.set(value, (weights.get(value) ?? 0) + count)
  }
  if (weights.size === 0) return undefined
  const named = [...weights].map(([value, count]) => [String(value), count])
  return {
    ...declared,
    enum: [...weights.keys()],
    distribution: declared.distribution ?? { weights: Object.fromEntries(named) },
  }
}

/** Within what was seen; what may not repeat gets more room where there is too little. */
function withNumbers({ low, high, quantiles, decimals }: Seen, declared: Column, rows: number): Column {
  if (low === undefined || high === undefined || quantiles.length === 0) return declared
  const { minimum = -Infinity, maximum = Infinity, distribution = { quantiles } } = declared
  const most = declared.unique ? Math.max(high, low + rows * 4) : high
  return {
    ...declared,
    minimum: Math.max(minimum, low),
    maximum: Math.min(maximum, most),
    distribution,
    ...(declared.multipleOf === undefined && decimals !== undefined && { multipleOf: Number(`1e-${decimals}`) }),
  }
}

/** Of one form or one shape, where all texts have it. */
function withShape({ formats: [format], shape, texts }: Seen, declared: Column): Column {
  if (declared.format !== undefined || declared.pattern !== undefined) return declared
  if (format !== undefined) return { ...declared, format }
  const pattern = texts.size > mostMembers ? patternOf(shape) : undefined
  return pattern === undefined ? declared : { ...declared, pattern }
}

function narrowed(seen: Seen, declared: Column, rows: number): Column {
  const { masked, references, generator } = declared
  const isTold = declared.const !== undefined || references !== undefined || generator !== undefined
  if (isTold || masked || presentIn(seen) === 0) return declared
  const members = declared.unique ? undefined : withMembers(seen, declared)
  if (members || declared.enum) return members ?? declared
  if (seen.type === 'integer' || seen.type === 'number') return withNumbers(seen, declared, rows)
  return seen.type === 'string' ? withShape(seen, declared) : declared
}

/** Whether enough values are left: a sample may show what the contract does not allow. */
function isPossible(column: Column, place: string, { dataset, rows }: { dataset: Dataset; rows: number }): boolean {
  try {
    const { domain } = valuesOf(column, { place, rows, dataset })
    return !column.unique || sizeOf(domain) >= rows
  } catch (error) {
    if (error instanceof PipeproofError) return false
    throw error
  }
}

/** What a column that no contract speaks of is taken for. */
function undeclared(seen: Seen): Column {
  const { type, nulls, rows } = seen
  const isKey = rows > mostMembers && seen.distinct === rows && (type === 'integer' || type === 'string')
  return { ...(type && { type }), ...(nulls > 0 && { nullable: true }), ...(isKey && { unique: true }) }
}

function columnsFor(seen: Map<string, Seen>, { columns = {}, fields }: Dataset): [string, Column, Seen | undefined][] {
  const declared = Object.entries(columns)
    .filter(([name, { optional }]) => !optional || seen.has(name))
    .map(([name, column]): [string, Column, Seen | undefined] => [name, column, seen.get(name)])
  const others = [...seen.values()]
    .filter((each) => own(columns, each.name) === undefined && (each.type !== undefined || presentIn(each) === 0))
    .map((each): [string, Column, Seen] => [each.name, undeclared(each), each])
  return fields === 'exact' ? declared : [...declared, ...others]
}

function shareOfNulls({ nullable, nullFraction = 1 }: Column, { nulls, rows }: Seen): number {
  return nullable ? Math.min(nulls / rows, nullFraction) : 0
}

/** Narrows a dataset to what a sample of it is like: the contract's own words stand. */
export function learnedFrom(sample: Seen[], dataset: Dataset, { rows, seed, place }: Asked): Learned {
  const key = dataset.key ?? []
  const columns: [string, Column][] = []
  const nulls: [string, Wished[string]][] = []
  const among: [string, Scalar[]][] = []
  for (const [name, declared, seen] of columnsFor(new Map(sample.map((each) => [each.name, each])), dataset)) {
    const at = `${place}.${name}`
    const alone = { ...declared, unique: declared.unique === true || key.includes(name) }
    const column = seen ? { ...narrowed(seen, alone, rows), unique: declared.unique === true } : declared
    const used = isPossible(column, at, { dataset, rows }) ? column : declared
    columns.push([name, used])
    if (!seen) continue
    nulls.push([name, { nullFraction: shareOfNulls(used, seen) }])
    if (used.generator !== undefined) continue
    const making = { place: at, rows, dataset, seed: seedOf(`${seed} ${at} like`), isAlone: alone.unique }
    const values = seen.type === 'string' ? fresh(used, seen, making) : moments(used, seen, making)
    if (values) among.push([name, values])
  }
  return {
    dataset: { ...dataset, columns: Object.fromEntries(columns) },
    columns: Object.fromEntries(nulls),
    among: Object.fromEntries(among),
  }
}
