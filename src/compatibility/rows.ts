import type { Column, Dataset, Scalar } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { own } from '../shared/own.ts'
import { accepts } from '../table/accepts.ts'
import { textOf } from '../table/text.ts'
import { candidates } from './counterexample.ts'
import type { Medium, Pair, Shape } from './rule.ts'

type Texts = Record<string, string | null>

const isSame = (value: Scalar, other: Scalar | undefined): boolean =>
  value === other || (value !== null && other !== null && Number(value) === Number(other))

/** The first value that the producer allows, and the consumer too if there is one: a row is wrong in one thing only. */
function chosen(
  promised: Column,
  needed: Column,
  { medium, not }: { medium: Medium; not: Scalar | undefined },
): Scalar | undefined {
  const values = candidates(promised, needed, medium).filter((value) => !isSame(value, not))
  const first = values.find((value) => accepts(needed, value)) ?? values[0]
  return first === undefined && promised.nullable ? null : first
}

interface Making {
  medium: Medium
  /** The row that a second one repeats in part. */
  first?: Row
}

function valueIn(name: string, { promised, needed }: Pair, shape: Shape & Making): Scalar | undefined {
  const { values = {}, repeats = [], first, medium } = shape
  if (Object.hasOwn(values, name)) return values[name]
  if (first && repeats.includes(name)) return first[name]
  const column = own(promised.columns ?? {}, name) ?? {}
  const mustDiffer = column.unique === true || promised.key?.includes(name) === true
  return chosen(column, own(needed.columns ?? {}, name) ?? {}, { medium, not: mustDiffer ? first?.[name] : undefined })
}

/** A row of the producer's in this shape; `undefined` where some column has no value for it. */
function rowOf(pair: Pair, shape: Shape & Making): Row | undefined {
  const { without, including = [] } = shape
  const isThere = ([name, { optional }]: [string, Column]): boolean =>
    name !== without && (!optional || including.includes(name) || Object.hasOwn(pair.needed.columns ?? {}, name))
  const names = Object.entries(pair.promised.columns ?? {})
    .filter(isThere)
    .map(([name]) => name)
  const row: [string, Scalar][] = []
  for (const name of shape.isReversed ? names.toReversed() : names) {
    const value = valueIn(name, pair, shape)
    if (value === undefined) return undefined
    row.push([name, value])
  }
  return row.length > 0 ? Object.fromEntries(row) : undefined
}

const asTexts = (row: Row): Texts =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : textOf(value)]))

const isOnce = ({ columns = {}, key }: Dataset, rows: Row[]): boolean => {
  const told = [
    ...Object.keys(columns)
      .filter((name) => columns[name]?.unique)
      .map((name) => [name]),
    ...(key ? [key] : []),
  ]
  return told.every((names) => names.some((name) => !isSame(rows[0]?.[name] ?? null, rows[1]?.[name])))
}

/** The smallest rows in a shape that the producer may write; none where they can not be told. */
export function rowsIn(pair: Pair, shape: Shape, medium: Medium): Texts[] {
  const first = rowOf(pair, { ...shape, medium })
  if (!first) return []
  if (!shape.repeats) return [asTexts(first)]
  // nulls do not count as repeated
  const second = shape.repeats.some((name) => first[name] === null)
    ? undefined
    : rowOf(pair, { ...shape, medium, first })
  return second && isOnce(pair.promised, [first, second]) ? [asTexts(first), asTexts(second)] : []
}
