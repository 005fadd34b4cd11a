import type { Column, ColumnType, Dataset, Scalar } from '../model/contract.ts'
import { accepts, isBounded } from '../table/accepts.ts'
import { counted, listed, sizeOf, type Domain } from './domain.ts'
import { drawnBy, pool } from './drawn.ts'
import { canHold, quotedNulls } from './held.ts'
import { days, moments } from './moments.ts'
import { noValue } from './noValue.ts'
import { numbers } from './numbers.ts'
import { oddTexts } from './odd.ts'
import { weightsOf } from './spread.ts'
import { texts } from './texts.ts'

/** What values are made for. */
export interface Making {
  /** `step.port.column` */
  place: string
  /** How many rows the values have to do for. */
  rows: number
  /** What holds them. */
  dataset?: Dataset | undefined
}

/** What a column allows, null aside, and what appears once there are rows enough. */
export interface Values {
  domain: Domain
  musts: Scalar[]
  /** What its generator makes for so many rows. */
  draw?: (seed: number, rows: number) => Scalar[]
}

function found(domain: Domain | string | undefined, place: string): Domain {
  if (typeof domain === 'object') return domain
  throw noValue(place, domain ?? 'no number is within its bounds')
}

const byType: Record<ColumnType, (column: Column, making: Making) => Domain> = {
  integer: (column, { place, rows }) => found(numbers(column, rows), place),
  number: (column, { place, rows }) => found(numbers(column, rows), place),
  string(column, { place, rows, dataset }) {
    const held = { nulls: quotedNulls(dataset), holds: (text: string) => canHold(text, dataset) }
    return found(texts(column, rows, held), place)
  },
  boolean: () => counted(2, (index) => index === 1),
  date: () => days,
  timestamp: () => moments,
}

const typeOf = (column: Column): ColumnType => column.type ?? (isBounded(column) ? 'number' : 'string')

/** Odd texts that a column allows and its files can hold. */
export function oddTextsOf(column: Column, dataset: Dataset | undefined): string[] {
  if (
    column.generator !== undefined ||
    column.type !== 'string' ||
    column.format !== undefined ||
    column.enum ||
    column.const !== undefined
  )
    return []
  return oddTexts.filter((text) => accepts(column, text) && canHold(text, dataset))
}

/** JSON has no word for what is no number. */
function noNumbersOf(column: Column, dataset: Dataset | undefined): number[] {
  const { allow = [] } = column
  if (dataset?.format === 'json' || dataset?.format === 'jsonl') return []
  const named = [...(allow.includes('nan') ? [NaN] : []), ...(allow.includes('infinity') ? [Infinity, -Infinity] : [])]
  return named.filter((value) => accepts(column, value) && canHold(value, dataset))
}

/** The members of an enum, or the constant, that the other keywords allow too. */
function membersOf(column: Column, { place, dataset }: Making): Scalar[] | undefined {
  const members = column.const === undefined ? column.enum : [column.const]
  const allowed = members?.filter((member) => member !== null && accepts(column, member) && canHold(member, dataset))
  if (allowed?.length === 0) throw noValue(place, 'none of its values keeps the others')
  return allowed && [...new Map(allowed.map((member) => [String(member), member])).values()]
}

/** A member without weight never occurs. */
function likely(members: Scalar[], { distribution }: Column): Scalar[] {
  if (typeof distribution !== 'object' || !('weights' in distribution)) return members
  const weights = weightsOf(members, distribution.weights)
  return members.filter((_, index) => (weights[index] ?? 0) > 0)
}

const known = new WeakMap<Column, Map<string, Values>>()

/** The values that a column allows; each keyword narrows the one domain, which is found once. */
export function valuesOf(column: Column, making: Making): Values {
  const { rows, dataset } = making
  const key = `${column.unique || column.generator !== undefined ? rows : 0} ${dataset?.format} ${dataset?.csv ? JSON.stringify(dataset.csv) : ''}`
  const before = known.get(column) ?? new Map<string, Values>()
  const values = before.get(key) ?? narrowed(column, making)
  known.set(column, before.set(key, values))
  return values
}

function narrowed(column: Column, making: Making): Values {
  const { dataset } = making
  if (column.generator !== undefined) {
    const by = drawnBy(column, making)
    return { domain: pool(by, making.rows), musts: [], draw: by.draw }
  }
  const members = membersOf(column, making)
  if (members) return { domain: listed(members), musts: likely(members, column) }
  const domain = byType[typeOf(column)](column, making)
  if (typeOf(column) === 'boolean') return { domain, musts: [true, false] }
  // a declared length tells that there is room for more than a word
  const odd = column.maxLength === undefined ? [] : oddTextsOf(column, dataset)
  return { domain, musts: column.unique ? [] : [...noNumbersOf(column, dataset), ...odd] }
}

/** As many values as a column needs that may not repeat any, or why it can not have them. */
export function demandEnough(domain: Domain, count: number, place: string): void {
  if (sizeOf(domain) < count) throw noValue(place, `${sizeOf(domain)} distinct values for ${count} unique rows`)
}
