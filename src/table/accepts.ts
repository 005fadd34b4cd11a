import type { Column, Scalar } from '../model/contract.ts'
import { textFormats } from '../shared/textFormat.ts'
import { formOf } from './forms.ts'
import { spellings, textOf } from './text.ts'

/** Dividing what is written in decimals leaves a rest in the last of its 15 digits. */
function isMultiple(value: number, step: number): boolean {
  const quotient = value / step
  return Math.abs(quotient - Math.round(quotient)) <= Math.max(1e-9, Math.abs(quotient) * 4e-16)
}

/** Tells whether a column says anything about numbers. */
export const isBounded = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Column): boolean =>
  [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf].some((bound) => bound !== undefined)

/** Tells whether a number is within the bounds of a column. */
export function within(value: number, column: Column): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = column
  return (
    value >= (minimum ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum) &&
    (multipleOf === undefined || isMultiple(value, multipleOf))
  )
}

const isNan = (text: string): boolean => /^[+-]?nan$/i.test(text)
const isInfinite = (text: string): boolean => /^[+-]?inf(inity)?$/i.test(text)

/** What is no number has no bounds; NaN is within none, unless it is allowed. */
function isInBounds(text: string, column: Column): boolean {
  if (!isBounded(column) || text.trim() === '') return true
  if (isNan(text)) return column.allow?.includes('nan') ?? false
  const number = Number(text.replace(/inf(inity)?$/i, 'Infinity'))
  return Number.isNaN(number) || within(number, column)
}

/** A number is neither NaN nor infinite, unless that is allowed. */
const isAllowed = (text: string, { type, allow = [] }: Column): boolean =>
  type !== 'number' || ((!isNan(text) || allow.includes('nan')) && (!isInfinite(text) || allow.includes('infinity')))

function isDay(text: string): boolean {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10))
}

function isOfType(text: string, { type, nullable = false }: Column): boolean {
  if (type === undefined || type === 'string') return true
  if (!new RegExp(`^(?:${formOf(type, nullable).pattern})$`).test(text)) return false
  return (type !== 'date' && type !== 'timestamp') || isDay(text)
}

const hasLength = (text: string, { minLength = 0, maxLength = Infinity }: Column): boolean => {
  const { length } = Array.from(text)
  return length >= minLength && length <= maxLength
}

const fits = (text: string, { pattern, format }: Column): boolean =>
  (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text)) &&
  (format === undefined || textFormats[format](text))

const isMember = (text: string, member: Scalar): boolean =>
  spellings(member).includes(text) || (typeof member === 'number' && text.trim() !== '' && Number(text) === member)

/** Tells whether one value keeps all that a column promises of each, as the checks over tables do. */
export function accepts(column: Column, value: Scalar): boolean {
  if (value === null) return column.nullable ?? false
  const text = textOf(value)
  const members = column.const === undefined ? column.enum : [column.const]
  return (
    (members?.some((member) => isMember(text, member)) ?? true) &&
    isOfType(text, column) &&
    isAllowed(text, column) &&
    isInBounds(text, column) &&
    hasLength(text, column) &&
    fits(text, column)
  )
}
