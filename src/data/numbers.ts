import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Column } from '../model/contract.ts'
import { stepOf } from '../shared/step.ts'
import { within } from '../table/accepts.ts'

/** Numbers at equal distances: `value` of each whole number from `min` to `max`. */
interface Grid {
  min: number
  max: number
  value(multiple: number): number
}

const farthest = 1e9

function span({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Column): { from: number; to: number } {
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity)
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity)
  return {
    from: Number.isFinite(low) ? low : Math.min(-farthest, high - farthest),
    to: Number.isFinite(high) ? high : Math.max(farthest, low + farthest),
  }
}

/** Beyond 2^53 not every whole number is one: a wider step leads to those that are. */
function safeStep(step: number, { from, to }: { from: number; to: number }): number {
  const most = Math.max(Math.abs(from), Math.abs(to))
  return most / step > Number.MAX_SAFE_INTEGER / 4 ? safeStep(step * 2, { from, to }) : step
}

/** Where a division by the step is not exact, the first multiple within the bounds is beside the one computed. */
const beside = [-1, 0, 1, 2]

function grid(column: Column, wanted: number): Grid | undefined {
  const { from, to } = span(column)
  const step = safeStep(wanted, { from, to })
  const value = (multiple: number): number =>
    Number.isInteger(step) ? multiple * step : Number((multiple * step).toPrecision(15))
  const isWithin = (multiple: number): boolean => within(value(multiple), column)
  const min = beside.map((change) => Math.floor(from / step) + change).find(isWithin)
  const max = beside.map((change) => Math.ceil(to / step) - change).find(isWithin)
  return min === undefined || max === undefined || min > max ? undefined : { min, max, value }
}

/** Hundredths where enough of them fit between the bounds, else finer. */
function gridOf(column: Column): Grid | undefined {
  if (column.multipleOf !== undefined) return grid(column, stepOf(column.type, column.multipleOf))
  if (column.type === 'integer') return grid(column, 1)
  const enough = column.unique ? 1_000_000 : 100
  const grids = [0.01, 1e-4, 1e-6, 1e-9].map((step) => grid(column, step))
  return grids.find((found) => found && found.max - found.min >= enough)
}

function between(column: Column): Arbitrary<number> | undefined {
  const { from, to } = span(column)
  const minExcluded = from === column.exclusiveMinimum
  const maxExcluded = to === column.exclusiveMaximum
  try {
    return fc.double({ min: from, max: to, minExcluded, maxExcluded, noNaN: true })
  } catch {
    // no number lies between
    return undefined
  }
}

/** The numbers that a column allows; `undefined` where there are none. */
export function numbers(column: Column): Arbitrary<number> | undefined {
  const found = gridOf(column)
  if (found) return fc.integer({ min: found.min, max: found.max }).map(found.value)
  return column.multipleOf === undefined && column.type !== 'integer' ? between(column) : undefined
}

/** All of them, where they are at most `most`. */
export function fewNumbers(column: Column, most: number): number[] | undefined {
  const found = gridOf(column)
  if (!found || found.max - found.min >= most) return undefined
  return Array.from({ length: found.max - found.min + 1 }, (_, index) => found.value(found.min + index))
}
