import type { Dataset } from '../model/contract.ts'
import type { TableRow } from '../model/table.ts'
import { own } from '../shared/own.ts'
import { allOf, counted } from '../shared/words.ts'

/** One table of two that are compared. */
export interface Side {
  columns: string[]
  rows: TableRow[]
  format: string
  /** Why it can not be read. */
  broken?: string
}

/** What is not the same, and where. */
export interface Difference {
  /** The row, where it is one. */
  at?: string
  column?: string
  expected: string
  received: string
}

interface Terms {
  dataset: Dataset
  tolerance?: number
  ignore?: string[]
}

const numeric = /^[+-]?((0|[1-9]\d*)(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** As near as is allowed, of the value itself where it is large. */
function isNear(one: string, other: string, tolerance: number): boolean {
  const [first, second] = [Number(one), Number(other)]
  return Math.abs(first - second) <= tolerance * Math.max(1, Math.abs(first), Math.abs(second))
}

const isExact = (text: string): boolean => /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(Number(text))

function isSame(one: string | null, other: string | null, tolerance: number | undefined): boolean {
  if (one === other || one === null || other === null || tolerance === undefined) return one === other
  if (isExact(one) && isExact(other)) return false
  return numeric.test(one) && numeric.test(other) && isNear(one, other, tolerance)
}

const standardTolerance = 1e-9

/** How the values of a column are compared: numbers within the tolerance, texts as they are. */
function toleranceOf(name: string, { dataset, tolerance = standardTolerance }: Terms): number | undefined {
  const { type } = own(dataset.columns ?? {}, name) ?? {}
  return type === undefined || type === 'number' || type === 'integer' ? tolerance : undefined
}

function textOf(name: string, value: string | null, { dataset }: Terms): string {
  if (value === null) return '`null`'
  return own(dataset.columns ?? {}, name)?.masked ? '`***`' : `\`${value}\``
}

const list = (names: string[]): string => `columns ${allOf(names)}`

function ofColumns(received: string[], expected: string[]): Difference[] {
  if (received.join('\n') === expected.join('\n')) return []
  const isOrder = received.toSorted().join('\n') === expected.toSorted().join('\n')
  return [{ expected: `${list(expected)}${isOrder ? ' in this order' : ''}`, received: list(received) }]
}

function kindOf({ rows }: Side, name: string): string {
  const kinds = new Set(rows.flatMap(({ kinds: each }) => own(each, name)?.replace('said', 'string') ?? []))
  return kinds.size > 0 ? [...kinds].toSorted().join(' and ') : 'null'
}

/** Only files of one format tell their types in the same words. */
function ofTypes(received: Side, expected: Side, names: string[]): Difference[] {
  if (received.format !== expected.format) return []
  return names.flatMap((column): Difference[] => {
    const [is, was] = [kindOf(received, column), kindOf(expected, column)]
    return is === was || is === 'null' || was === 'null'
      ? []
      : [{ column, expected: `type \`${was}\``, received: `type \`${is}\`` }]
  })
}

type Pair = [at: string, received: TableRow | undefined, expected: TableRow | undefined]

function inOrder(received: TableRow[], expected: TableRow[]): Pair[] {
  const length = Math.max(received.length, expected.length)
  return Array.from({ length }, (_, index): Pair => [`row ${index + 1}`, received[index], expected[index]])
}

function byKey(received: TableRow[], expected: TableRow[], { key = [], columns = {} }: Dataset): Pair[] {
  const named = ({ values }: TableRow): string =>
    key.map((name) => `${name}: ${columns[name]?.masked ? '***' : String(own(values, name))}`).join(', ')
  // `1` and `1.0` are one key, where nothing says that they are texts
  const sameOf = (name: string, value: string | null | undefined): string | null | undefined =>
    typeof value === 'string' && own(columns, name)?.type !== 'string' && numeric.test(value) && !isExact(value)
      ? String(Number(value))
      : value
  const keyOf = ({ values }: TableRow): string => JSON.stringify(key.map((name) => sameOf(name, own(values, name))))
  const left = new Map(received.map((row) => [keyOf(row), row]))
  const pairs = expected.map((row): Pair => {
    const found = left.get(keyOf(row))
    left.delete(keyOf(row))
    return [named(row), found, row]
  })
  return [...pairs, ...[...left.values()].map((row): Pair => [named(row), row, undefined])]
}

function ofRow([at, received, expected]: Pair, names: string[], terms: Terms): Difference[] {
  if (!received) return [{ at, expected: 'a row', received: 'no row' }]
  if (!expected) return [{ at, expected: 'no such row', received: 'a row' }]
  return names.flatMap((column): Difference[] => {
    const [is, was] = [own(received.values, column) ?? null, own(expected.values, column) ?? null]
    if (isSame(is, was, toleranceOf(column, terms))) return []
    return [{ at, column, expected: textOf(column, was, terms), received: textOf(column, is, terms) }]
  })
}

/** All in which one table is not like another: its columns, their types, its rows. */
export function differences(received: Side, expected: Side, terms: Terms): Difference[] {
  if (received.broken !== undefined) return [{ expected: 'a table that can be read', received: received.broken }]
  const isMeant = (name: string): boolean => !(terms.ignore ?? []).includes(name)
  const [is, was] = [received.columns.filter(isMeant), expected.columns.filter(isMeant)]
  const common = was.filter((name) => is.includes(name))
  const isKeyed = terms.dataset.key?.every((name) => common.includes(name)) ?? false
  const pairs = isKeyed ? byKey(received.rows, expected.rows, terms.dataset) : inOrder(received.rows, expected.rows)
  const count: Difference[] =
    received.rows.length === expected.rows.length
      ? []
      : [{ expected: counted(expected.rows.length, 'row'), received: counted(received.rows.length, 'row') }]
  return [
    ...ofColumns(is, was),
    ...ofTypes(received, expected, common),
    ...count,
    ...pairs.flatMap((pair) => ofRow(pair, common, terms)),
  ]
}

const mostShown = 5

/** The first of many differences, a line each. */
export function cellLines(found: Difference[]): string[] {
  const lines = found.slice(0, mostShown).map((each) => {
    const where = [each.at, each.column].filter((part) => part !== undefined).join(', ') || 'file'
    return `cell   ${where}: expected ${each.expected}, received ${each.received}`
  })
  return found.length > mostShown ? [...lines, `cell   and ${found.length - mostShown} more`] : lines
}
