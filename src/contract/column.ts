import type { Column, ColumnType } from '../model/contract.ts'

const ofNumbers: (keyof Column)[] = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
const ofTexts: (keyof Column)[] = ['minLength', 'maxLength', 'pattern']

const withoutMeaning: Record<ColumnType, (keyof Column)[]> = {
  integer: ofTexts,
  number: ofTexts,
  string: ofNumbers,
  boolean: [...ofNumbers, ...ofTexts],
  date: [...ofNumbers, ...ofTexts],
  timestamp: [...ofNumbers, ...ofTexts],
}

/** A keyword that says nothing about values of the column's type: a promise that nobody could check. */
export function meaningless(column: Column): keyof Column | undefined {
  if (column.type === undefined) return undefined
  return withoutMeaning[column.type].find((keyword) => column[keyword] !== undefined)
}
