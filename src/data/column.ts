import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Column, ColumnType, Scalar } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { accepts, isBounded } from '../table/accepts.ts'
import { fewNumbers, numbers } from './numbers.ts'
import { texts } from './texts.ts'

const daySpan = { min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 11, 31) }
const dayMs = 86_400_000

const noValue = (place: string, reason: string): PipeproofError => new PipeproofError('noValue', { place, reason })

function numbersOf(column: Column, place: string): Arbitrary<number> {
  const found = numbers(column)
  if (found) return found
  throw noValue(place, 'no number is within its bounds')
}

function textsOf(column: Column, place: string): Arbitrary<string> {
  const found = texts(column)
  if ('arbitrary' in found) return found.arbitrary
  throw noValue(place, found.reason)
}

const days = (): Arbitrary<string> =>
  fc
    .integer({ min: daySpan.min / dayMs, max: Math.floor(daySpan.max / dayMs) })
    .map((day) => new Date(day * dayMs).toISOString().slice(0, 10))

const moments = (): Arbitrary<string> =>
  fc
    .integer({ min: daySpan.min / 1000, max: Math.floor(daySpan.max / 1000) })
    .map((second) => new Date(second * 1000).toISOString().replace('.000', ''))

const byType: Record<ColumnType, (column: Column, place: string) => Arbitrary<Scalar>> = {
  integer: numbersOf,
  number: numbersOf,
  string: textsOf,
  boolean: () => fc.boolean(),
  date: days,
  timestamp: moments,
}

const typeOf = (column: Column): ColumnType => column.type ?? (isBounded(column) ? 'number' : 'string')

/** The members of an enum, or the constant, that the other keywords allow too. */
export function membersOf(column: Column, place: string): Scalar[] | undefined {
  const members = column.const === undefined ? column.enum : [column.const]
  const allowed = members?.filter((member) => accepts(column, member))
  if (allowed?.length === 0) throw noValue(place, 'none of its values keeps the others')
  return allowed && [...new Map(allowed.map((member) => [String(member), member])).values()]
}

/** All the values that a column allows, where they are at most `most`. */
export function fewValuesOf(column: Column, place: string, most: number): Scalar[] | undefined {
  const type = typeOf(column)
  const members = membersOf(column, place)
  if (members) return members
  if (type === 'boolean') return [true, false]
  return type === 'integer' || type === 'number' ? fewNumbers(column, most) : undefined
}

/** The values that a column allows, null aside; each keyword narrows the one generator. */
export function valuesOf(column: Column, place: string): Arbitrary<Scalar> {
  const members = membersOf(column, place)
  return members ? fc.constantFrom(...members) : byType[typeOf(column)](column, place)
}
