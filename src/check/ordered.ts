import type { Column, ColumnType } from '../model/contract.ts'
import { castTo } from '../table/values.ts'

export type Sign = '<' | '<=' | '=' | '!=' | '>=' | '>'

export const signs: Sign[] = ['<', '<=', '=', '!=', '>=', '>']

/** Values of different types are compared as the wider of both; texts that nobody declares as numbers, where they are some. */
function typeOf(types: (ColumnType | undefined)[]): ColumnType | undefined {
  const known = new Set(types.filter((type) => type !== undefined))
  const [only] = known
  if (known.size < 2) return only
  const isIn = (...all: ColumnType[]): boolean => [...known].every((type) => all.includes(type))
  if (isIn('integer', 'number')) return 'number'
  return isIn('date', 'timestamp') ? 'timestamp' : 'string'
}

const broken = (a: string, b: string, sign: Sign): string => `NOT (${a} ${sign} ${b})`

/** NaN is neither below nor above anything. */
function brokenNumbers([a, b]: [string, string], sign: Sign): string {
  return `CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN isnan(${a}) OR isnan(${b}) OR ${broken(a, b, sign)} END`
}

/** A condition in SQL: two texts do not stand in this order; where one is null, or none of its type, nothing is known. */
export function disordered([a, b]: [string, string], sign: Sign, columns: Column[]): string {
  const type = typeOf(columns.map((column) => column.type))
  const [first, second] = [castTo('number', a), castTo('number', b)]
  const asNumbers = brokenNumbers([first, second], sign)
  if (type === 'number') return `coalesce(${asNumbers}, false)`
  const asTexts = broken(a, b, sign)
  if (type === undefined) return `coalesce(${asNumbers}, ${asTexts}, false)`
  return `coalesce(${broken(castTo(type, a), castTo(type, b), sign)}, false)`
}
