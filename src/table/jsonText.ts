import type { ColumnType, Scalar } from '../model/contract.ts'
import { formOf } from './forms.ts'
import { textOf } from './text.ts'

const isNumber = /^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$/

const infinity = /^([+-]?)inf(inity)?$/i

/** Digits stay as they are written: beyond 2^53 JavaScript knows only every other number. */
function numberOf(text: string): string {
  if (isNumber.test(text)) return text
  if (/^[+-]?[0-9]+$/.test(text)) return BigInt(text).toString()
  const [, sign] = infinity.exec(text) ?? []
  if (sign !== undefined) return `${sign === '-' ? '-' : ''}Infinity`
  return String(Number(text))
}

const fits = (text: string, type: ColumnType): boolean => new RegExp(`^(?:${formOf(type, false).pattern})$`).test(text)

/** A value as JSON has it: of the declared type where it is one; NaN and infinity as Python writes them. */
export function jsonOf(value: Scalar, type: ColumnType | undefined): string {
  if (value === null) return 'null'
  const text = textOf(value)
  if (typeof value === 'number' && type !== 'string') return numberOf(text)
  if ((type === 'integer' || type === 'number') && fits(text, type)) return numberOf(text)
  if (type === 'boolean' && fits(text, type)) return text.toLowerCase()
  return JSON.stringify(type === 'string' ? text : value)
}
