import type { BoundName, Column, ColumnType } from '../model/contract.ts'
import type { WrittenColumn } from './written.ts'

type Keyword = keyof WrittenColumn

const bounds: BoundName[] = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const ofNumbers: Keyword[] = [...bounds, 'multipleOf', 'allow']
const ofTexts: Keyword[] = ['minLength', 'maxLength', 'pattern', 'format']

const withoutMeaning: Record<ColumnType, Keyword[]> = {
  // no text of NaN or infinity is an integer
  integer: [...ofTexts, 'allow'],
  number: ofTexts,
  string: ofNumbers,
  boolean: [...ofNumbers, ...ofTexts],
  date: [...ofNumbers, ...ofTexts],
  timestamp: [...ofNumbers, ...ofTexts],
}

/** Without `enum` only numbers are spread in some way. */
const isSpreadInVain = ({ type, enum: members, distribution }: WrittenColumn): boolean =>
  distribution !== undefined && !members && type !== undefined && type !== 'integer' && type !== 'number'

/** A keyword that says nothing about values of the column's type: a promise that nobody could check. */
export function meaningless(column: WrittenColumn): Keyword | undefined {
  if (column.type === undefined) return undefined
  if (isSpreadInVain(column)) return 'distribution'
  return withoutMeaning[column.type].find((keyword) => column[keyword] !== undefined)
}

/** The variable that a bound is taken from: `${NAME}`. */
export const variableIn = (bound: number | string | undefined): string | undefined =>
  typeof bound === 'string' ? bound.slice(2, -1) : undefined

/** A share of nulls makes a column nullable; bounds of the environment are kept apart until it is known. */
export function columnOf(written: WrittenColumn): Column {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = written
  const own = Object.entries({ minimum, maximum, exclusiveMinimum, exclusiveMaximum })
  const numbers = own.filter(([, bound]) => typeof bound === 'number')
  const named = own.flatMap(([name, bound]) => {
    const variable = variableIn(bound)
    return variable === undefined ? [] : [[name, variable]]
  })
  return {
    ...rest,
    ...Object.fromEntries(numbers),
    ...(named.length > 0 && { boundsFrom: Object.fromEntries(named) }),
    ...((rest.nullFraction ?? 0) > 0 && { nullable: true }),
  }
}
