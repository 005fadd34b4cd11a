import type { Column } from '../model/contract.ts'
import { stepOf } from '../shared/step.ts'
import { within } from '../table/accepts.ts'
import type { Domain } from './domain.ts'
import { doubles, nextDown, nextUp } from './doubles.ts'

interface Span {
  from: number
  to: number
}

const farthest = 1e9

function span({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Column): Span {
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity)
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity)
  return {
    from: Number.isFinite(low) ? low : Math.min(-farthest, high - farthest),
    to: Number.isFinite(high) ? high : Math.max(farthest, low + farthest),
  }
}

/** Beyond 2^53 not every whole number is one: a wider step leads to those that are. */
function safeStep(step: number, { from, to }: Span): number {
  const most = Math.max(Math.abs(from), Math.abs(to))
  return most / step > Number.MAX_SAFE_INTEGER / 4 ? safeStep(step * 2, { from, to }) : step
}

/** A step as a fraction of whole numbers, where its multiples can be told exactly. */
function ratioOf(step: number, { from, to }: Span): { units: number; per: number } | undefined {
  const [, fraction = '', exponent = '0'] = /^\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(step)) ?? []
  const per = 10 ** Math.max(0, fraction.length - Number(exponent))
  const units = Math.round(step * per)
  const most = (Math.max(Math.abs(from), Math.abs(to)) / step + 2) * units
  return per <= 1e15 && most <= Number.MAX_SAFE_INTEGER && units / per === step ? { units, per } : undefined
}

/** Where a division by the step is not exact, the first multiple within the bounds is beside the one computed. */
const beside = [-1, 0, 1, 2]

/** What lies next to an edge, and around 0, is an edge too. */
function edgesOf(low: number, high: number): number[] {
  const inside = [low, low + 1, -1, 0, 1, high - 1, high].filter((index) => index >= low && index <= high)
  return [...new Set(inside)]
}

/** Numbers at equal distances. */
function grid(column: Column, wanted: number): Domain | undefined {
  const { from, to } = span(column)
  const step = safeStep(wanted, { from, to })
  const ratio = ratioOf(step, { from, to })
  const at = (index: number): number => {
    if (ratio) return (index * ratio.units) / ratio.per + 0
    return Number.isInteger(step) ? index * step + 0 : Number((index * step).toPrecision(15))
  }
  const isWithin = (index: number): boolean => within(at(index), column) && at(index) >= from && at(index) <= to
  const low = beside.map((change) => Math.floor(from / step) + change).find(isWithin)
  const high = beside.map((change) => Math.ceil(to / step) - change).find(isWithin)
  if (low === undefined || high === undefined || low > high) return undefined
  return { low, high, at, ...(ratio && { ratio }), edges: edgesOf(low, high) }
}

/** Hundredths where enough of them fit between the bounds, else finer. */
function gridOf(column: Column, rows: number): Domain | undefined {
  if (column.multipleOf !== undefined) return grid(column, stepOf(column.type, column.multipleOf))
  if (column.type === 'integer') return grid(column, 1)
  const enough = column.unique ? Math.max(1_000_000, rows) : 100
  const grids = [0.01, 1e-4, 1e-6, 1e-9].map((step) => grid(column, step))
  return grids.find((found) => found && found.high - found.low >= enough)
}

/** The numbers that a column allows, enough for so many rows; `undefined` where there are none. */
export function numbers(column: Column, rows: number): Domain | undefined {
  const found = gridOf(column, rows)
  if (found || column.multipleOf !== undefined || column.type === 'integer') return found
  const { from, to } = span(column)
  return doubles(
    from === column.exclusiveMinimum ? nextUp(from) : from,
    to === column.exclusiveMaximum ? nextDown(to) : to,
  )
}

/** The index of the number that is nearest to another. */
export function nearestIndex({ low, high, at, ratio }: Domain, value: number): number {
  const [first, last] = [Number(at(low)), Number(at(high))]
  const share = (value - first) / (last - first)
  const index = ratio ? Math.round((value * ratio.per) / ratio.units) : Math.round(low + share * (high - low))
  return Number.isNaN(index) ? low : Math.min(high, Math.max(low, index))
}
