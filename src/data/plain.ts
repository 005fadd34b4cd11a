import type { Column, Scalar } from '../model/contract.ts'
import { accepts } from '../table/accepts.ts'

const numbers = ({ minimum = 0, maximum = 0, exclusiveMinimum = 0, exclusiveMaximum = 0, multipleOf = 1 }: Column) =>
  [0, 1, -1, multipleOf, -multipleOf, minimum, maximum, exclusiveMinimum + 1, exclusiveMaximum - 1].concat(
    [exclusiveMinimum, exclusiveMaximum].flatMap((edge) => [edge + multipleOf, edge - multipleOf, edge + 1e-3]),
  )

const repeatedLetters = ({ minLength = 0 }: Column): string[] =>
  ['a', 'A', '0'].map((letter) => letter.repeat(Math.max(1, minLength)))

/** Values that say as little as can be, the least first. */
function candidates(column: Column): Scalar[] {
  if (column.const !== undefined) return [column.const]
  if (column.enum) return column.enum
  if (column.type === 'boolean') return [false, true]
  if (column.type === 'date') return ['2000-01-01']
  if (column.type === 'timestamp') return ['2000-01-01T00:00:00Z']
  return column.type === 'integer' || column.type === 'number'
    ? numbers(column)
    : [...repeatedLetters(column), ...numbers(column)]
}

/** The plainest value that a column allows, if one is told by its declaration. */
export const plainest = (column: Column): Scalar | undefined =>
  candidates(column).find((value) => value !== null && accepts(column, value))

const asNumber = (value: Scalar): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A whole number between one that is too plain and one that is not plain enough, if the column allows it. */
export function between(column: Column, low: Scalar, high: Scalar): number | undefined {
  const [from, to] = [asNumber(low), asNumber(high)]
  if (from === undefined || to === undefined) return undefined
  const middle = Math.trunc((from + to) / 2)
  return middle !== from && middle !== to && accepts(column, middle) ? middle : undefined
}

/** Texts that a column allows and that are shorter than this one, the shortest first. */
export function shorter(column: Column, text: string): string[] {
  const letters = Array.from(text)
  const lengths = new Set([1, Math.ceil(letters.length / 4), Math.ceil(letters.length / 2), letters.length - 1])
  const texts = [...lengths].map((length) => letters.slice(0, length).join(''))
  return texts.filter((each) => each.length < text.length && accepts(column, each))
}
