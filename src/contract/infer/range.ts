import type { Column, ColumnType } from '../../model/contract.ts'
import { surenessOf, type Said } from './known.ts'
import type { Measured } from '../../table/measure.ts'

interface Range {
  column: Column
  said: Said[]
}

const nothing: Range = { column: {}, said: [] }
const repeats = 5
// of a bell 1000 values reach 0.3 widths of their bulk beyond it, of what has a long tail more than one
const thin = 0.4

/** A number with two digits that count, not nearer to zero. */
export function outward(value: number): number {
  const near = Number(value.toPrecision(2))
  if (Math.abs(near) >= Math.abs(value)) return near
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  return Number((near + Math.sign(value) * step).toPrecision(2))
}

/** An edge that many values stand at is one; else there is some way to go beyond what was seen. */
interface Edge {
  bound: number
  count: number
  /** How much farther the next sample may reach, and whether the values thin out without end. */
  beyond: number
  isOpen: boolean
}

function boundOf(
  { bound, count, beyond, isOpen }: Edge,
  present: number,
): { value: number; isEdge: boolean } | undefined {
  if (count >= Math.max(repeats, present / 100)) return { value: bound, isEdge: true }
  const value = outward(bound + beyond)
  return isOpen || !Number.isFinite(value) ? undefined : { value, isEdge: false }
}

function lowestOf(low: number, edge: Edge, present: number): { value: number; isEdge: boolean } | undefined {
  // amounts, counts and ages have a natural end
  return low >= 0 ? { value: 0, isEdge: true } : boundOf(edge, present)
}

/** The bounds of numbers: natural ones, those that many values stand at, or what was seen with a margin. */
export function rangeOf(measured: Measured, { type, isKey }: { type: ColumnType | undefined; isKey: boolean }): Range {
  const { rows, nulls, low, high, bulk, atLow, atHigh, infinite, nan } = measured
  const isNumber = type === 'integer' || type === 'number'
  if (!isNumber || low === undefined || high === undefined || !bulk || infinite > 0) return nothing
  if (Math.abs(low) > Number.MAX_SAFE_INTEGER || high > Number.MAX_SAFE_INTEGER) return nothing
  const present = rows - nulls - nan
  const [from, to] = bulk
  const [width, beyond] = [to - from, (high - low) * (present < 1000 ? 1 : 0.5)]
  const minimum = lowestOf(
    low,
    { bound: low, count: atLow, beyond: -beyond, isOpen: from - low > width * thin },
    present,
  )
  const isShare = type === 'number' && low >= 0 && high <= 1 && high > 0.5
  const upper = { bound: high, count: atHigh, beyond, isOpen: high - to > width * thin || isKey || high === low }
  const maximum = isShare ? { value: 1, isEdge: true } : boundOf(upper, present)
  const because = `seen ${low} to ${high}`
  const say = (keyword: string, isEdge: boolean): Said => ({
    keyword,
    because,
    sure: surenessOf(present, isEdge ? 1 : 100),
  })
  return {
    column: { ...(minimum && { minimum: minimum.value }), ...(maximum && { maximum: maximum.value }) },
    said: [...(minimum ? [say('minimum', minimum.isEdge)] : []), ...(maximum ? [say('maximum', maximum.isEdge)] : [])],
  }
}
