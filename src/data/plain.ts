import type { Column, Scalar } from '../model/contract.ts'
import { accepts } from '../table/accepts.ts'

const numbers = ({ minimum = 0, maximum = 0, exclusiveMinimum = 0, exclusiveMaximum = 0, multipleOf = 1 }: Column) =>
  [0, 1, -1, multipleOf, -multipleOf, minimum, maximum, exclusiveMinimum + 1, exclusiveMaximum - 1].concat(
    [exclusiveMinimum, exclusiveMaximum].flatMap((edge) => [edge + multipleOf, edge - multipleOf, edge + 1e-3]),
  )

const texts = ({ minLength = 0 }: Column): string[] =>
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
    : [...texts(column), ...numbers(column)]
}

/** The plainest value that a column allows, if one is told by its declaration. */
export const plainest = (column: Column): Scalar | undefined =>
  candidates(column).find((value) => value !== null && accepts(column, value))

function nearer(from: number, to: number): number[] {
  const whole = Math.trunc(from)
  const halves = Array.from({ length: 8 }, (_, index) => to + (from - to) / 2 ** (8 - index - 1) / 2)
  return [...halves.map(Math.trunc), whole, ...halves]
}

function shorter(text: string): string[] {
  const letters = Array.from(text)
  const lengths = [1, Math.ceil(letters.length / 4), Math.ceil(letters.length / 2), letters.length - 1]
  return [...lengths.map((length) => letters.slice(0, length).join('')), letters.map(() => 'a').join('')]
}

const asNumber = (value: Scalar): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Values that a column allows and that are plainer than this one, the plainest first. */
export function plainer(column: Column, value: Scalar): Scalar[] {
  const goal = plainest(column)
  const [from, to] = [asNumber(value), goal === undefined ? undefined : asNumber(goal)]
  const steps =
    from !== undefined && to !== undefined ? nearer(from, to) : typeof value === 'string' ? shorter(value) : []
  const known = new Set([String(value)])
  const fresh = [...(goal === undefined ? [] : [goal]), ...steps].filter((step) => {
    const isNew = !known.has(String(step))
    known.add(String(step))
    return isNew
  })
  return fresh.filter((step) => accepts(column, step))
}
