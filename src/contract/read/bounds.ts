import type { Column } from '../../model/contract.ts'
import type { Part } from '../../shared/reading/part.ts'

type Draft = { [Key in keyof Column]: Column[Key] | undefined }

/** Only what is there: our columns leave out what they do not say. */
export const said = (column: Draft): Column =>
  Object.fromEntries(Object.entries(column).filter(([, value]) => value !== undefined))

const highest: (keyof Column)[] = ['minimum', 'exclusiveMinimum', 'minLength']
const lowest: (keyof Column)[] = ['maximum', 'exclusiveMaximum', 'maxLength']

/** Values that are in both sets, texts that fit both patterns. */
function narrower(column: Column, more: Column): Column {
  const [first, second] = [column.pattern, more.pattern]
  const isOther = first !== undefined && second !== undefined && first !== second
  return said({
    enum: column.enum && more.enum?.filter((value) => column.enum?.includes(value)),
    pattern: isOther ? `(?=(?:${first})$)(?:${second})` : undefined,
  })
}

/** Adds to a column what is said of it elsewhere: of two bounds both hold, so the narrower stays. */
export function tighten(column: Column, more: Column): Column {
  const both = (keys: (keyof Column)[], pick: (...values: number[]) => number): Column =>
    Object.fromEntries(
      keys
        .filter((key) => typeof column[key] === 'number' && typeof more[key] === 'number')
        .map((key) => [key, pick(Number(column[key]), Number(more[key]))]),
    )
  return Object.assign(column, more, both(highest, Math.max), both(lowest, Math.min), narrower(column, more))
}

/** `exclusiveMinimum: true` makes `minimum` exclusive in older drafts; a number is a bound of its own. */
function side(part: Part, inclusive: 'minimum' | 'maximum', exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'): Draft {
  const bound = part.number(inclusive)
  if (typeof part.take(exclusive) !== 'boolean') return { [inclusive]: bound, [exclusive]: part.number(exclusive) }
  if (bound === undefined) part.drop(exclusive, `there is no \`${inclusive}\` that it could sharpen`)
  return part.flag(exclusive) ? { [exclusive]: bound } : { [inclusive]: bound }
}

/** The bounds of numbers, in the words of JSON Schema. */
export function numberBounds(part: Part): Column {
  return said({
    ...side(part, 'minimum', 'exclusiveMinimum'),
    ...side(part, 'maximum', 'exclusiveMaximum'),
    multipleOf: multiple(part),
  })
}

function multiple(part: Part): number | undefined {
  const value = part.number('multipleOf')
  if (value !== undefined && value <= 0) throw part.wrong('multipleOf', 'more than 0')
  return value
}

export const lengthBounds = (part: Part): Column =>
  said({ minLength: part.count('minLength'), maxLength: part.count('maxLength') })
