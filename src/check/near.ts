import type { Column } from '../model/contract.ts'
import { literal } from '../table/sql.ts'

/** Numbers as they are written without leading zeros, which tell a code from a number. */
const numeric = '[+-]?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?'

export const standardTolerance = 1e-9

const asNumber = (text: string, isSure: boolean): string =>
  isSure
    ? `TRY_CAST(${text} AS DOUBLE)`
    : `CASE WHEN regexp_full_match(${text}, ${literal(numeric)}) THEN TRY_CAST(${text} AS DOUBLE) END`

/** True in SQL for two `DOUBLE`s as near as is allowed, of the value itself where it is large; a null is near to a null. */
export function near(one: string, other: string, tolerance: number = standardTolerance): string {
  const size = `greatest(1, abs(${one}), abs(${other}))`
  // to the engine NaN is beyond all numbers, and near to itself
  const isWithin = `isfinite(${one}) AND isfinite(${other}) AND abs(${one} - ${other}) <= ${tolerance} * ${size}`
  return `coalesce(${one} IS NOT DISTINCT FROM ${other} OR ${isWithin}, false)`
}

/** True in SQL for two texts that stand for the same value of a column. */
export function sameValue([one, other]: [string, string], { type }: Column, tolerance?: number): string {
  const isSame = `${one} IS NOT DISTINCT FROM ${other}`
  if (type !== undefined && type !== 'number') return isSame
  const isSure = type === 'number'
  return `(${isSame} OR (${asNumber(one, isSure)} IS NOT NULL AND ${near(asNumber(one, isSure), asNumber(other, isSure), tolerance)}))`
}
