import type { Column } from '../model/contract.ts'
import { phrase } from '../shared/phrase.ts'
import type { Rule } from './rule.ts'

const numbersOf = ({ enum: values, const: constant }: Column): number[] | undefined => {
  const all = values ?? (constant === undefined ? undefined : [constant])
  return all?.filter((value) => typeof value === 'number')
}

/** Tells whether a number is within the bounds of a column. */
export function within(value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Column): boolean {
  return (
    value >= (minimum ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum)
  )
}

const isBounded = (column: Column): boolean =>
  [column.minimum, column.maximum, column.exclusiveMinimum, column.exclusiveMaximum].some(
    (bound) => bound !== undefined,
  )

/** Numbers at and around each bound of both sides, the most telling first. */
function candidates(promised: Column, needed: Column): number[] {
  const step = promised.multipleOf ?? (promised.type === 'integer' ? 1 : 0.5)
  const edges = [promised, needed].flatMap((column) => [
    column.minimum,
    column.maximum,
    column.exclusiveMinimum,
    column.exclusiveMaximum,
  ])
  const numbers = edges.filter((edge) => edge !== undefined).flatMap((edge) => [edge, edge - step, edge + step])
  return numbersOf(promised) ?? [...numbers, -1e9, 1e9]
}

/** Every number that is promised must be within the needed bounds. */
export const range: Rule = (promised, needed) => {
  if (!isBounded(needed)) return undefined
  const witness = candidates(promised, needed).find((value) => within(value, promised) && !within(value, needed))
  if (witness === undefined) return undefined
  const advice = 'narrow the promise of the producer, or widen the need of the consumer'
  return { received: `promise of ${phrase(promised)}`, expected: phrase(needed), advice, witness }
}
