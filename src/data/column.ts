import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Column, ColumnType, Scalar } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'

const farthest = 1e9
const daySpan = { min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 11, 31) }
const dayMs = 86_400_000

function noValue(place: string, reason: string): PipeproofError {
  return new PipeproofError('noValue', { place, reason })
}

/** The whole multiples of `step` between the bounds of a column, as multiples. */
function steps(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Column,
  step: number,
): { min: number; max: number } {
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity)
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity)
  const from = Number.isFinite(low) ? low : Math.min(-farthest, high - farthest)
  const to = Number.isFinite(high) ? high : Math.max(farthest, low + farthest)
  const min =
    Math.ceil(from / step) +
    (exclusiveMinimum !== undefined && Math.ceil(from / step) * step <= exclusiveMinimum ? 1 : 0)
  const max =
    Math.floor(to / step) - (exclusiveMaximum !== undefined && Math.floor(to / step) * step >= exclusiveMaximum ? 1 : 0)
  return { min, max }
}

/** Hundredths where they fit between the bounds, else finer. */
function stepOf(column: Column): number {
  if (column.multipleOf !== undefined) return column.multipleOf
  if (column.type === 'integer') return 1
  const fine = [0.01, 1e-4, 1e-6, 1e-9].find((step) => steps(column, step).max - steps(column, step).min >= 100)
  return fine ?? 1e-12
}

function numbers(column: Column, place: string): Arbitrary<number> {
  const step = stepOf(column)
  const { min, max } = steps(column, step)
  if (min > max) throw noValue(place, 'no number is within its bounds')
  const digits = Math.max(0, -Math.floor(Math.log10(step)))
  return fc
    .integer({ min, max })
    .map((multiple) =>
      Number.isInteger(step) ? multiple * step : Number((multiple * step).toFixed(Math.min(digits + 3, 15))),
    )
}

const fitsLength = (text: string, least: number, most: number): boolean => {
  const { length } = Array.from(text)
  return length >= least && length <= most
}

function texts(
  { minLength = 1, maxLength = Math.max(minLength, 12), pattern }: Column,
  place: string,
): Arbitrary<string> {
  if (minLength > maxLength) throw noValue(place, 'no text has such a length')
  if (pattern === undefined) {
    const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'))
    return fc.string({ unit: letter, minLength, maxLength })
  }
  const fits = (text: string): boolean => fitsLength(text, minLength, maxLength)
  const limited = fc.stringMatching(new RegExp(`^(?:${pattern})$`, 'u'), { maxLength })
  if (!fc.sample(limited, { numRuns: 200, seed: 1 }).some(fits))
    throw noValue(place, 'no text that fits its pattern has such a length')
  return limited.filter(fits)
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
  integer: numbers,
  number: numbers,
  string: texts,
  boolean: () => fc.boolean(),
  date: days,
  timestamp: moments,
}

const isNumeric = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Column): boolean =>
  [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf].some((bound) => bound !== undefined)

/** The values that a column allows, null aside; each keyword narrows the one generator. */
export function valuesOf(column: Column, place: string): Arbitrary<Scalar> {
  if (column.const !== undefined) return fc.constant(column.const)
  if (column.enum) return fc.constantFrom(...column.enum)
  return byType[column.type ?? (isNumeric(column) ? 'number' : 'string')](column, place)
}
