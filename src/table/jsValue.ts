import type { ColumnType, Scalar } from '../model/contract.ts'
import { forms } from './forms.ts'

const typed = ['integer', 'number', 'boolean'] as const
const expressions = new Map<string, RegExp>(typed.map((type) => [type, new RegExp(`^(?:${forms[type].pattern})$`)]))

function numberOf(text: string): Scalar {
  const number = Number(text.replace(/^([+-]?)inf$/i, '$1Infinity'))
  // beyond 2^53 a whole number is kept as its digits
  return Number.isInteger(number) && !Number.isSafeInteger(number) && /^[+-]?\d+$/.test(text) ? text : number
}

/** A text as the value of a type; what is none stays the text. */
export function jsValue(text: Scalar, type: ColumnType | 'other'): Scalar {
  const expression = expressions.get(type)
  if (typeof text !== 'string' || expression === undefined) return text
  const isWhole = type === 'integer' && /^[+-]?\d+[.]0+$/.test(text)
  if (!isWhole && !expression.test(text)) return text
  return type === 'boolean' ? text.toLowerCase() === 'true' : numberOf(text)
}
