import type { Column, ColumnType, Scalar } from '../../model/contract.ts'
import { phrase } from '../../shared/phrase.ts'
import { listed } from '../columns.ts'
import { candidates, counterexample } from '../counterexample.ts'
import { only } from '../only.ts'
import type { ColumnRule, Medium } from '../rule.ts'

/** What else a type can be read as without loss, but for texts: those depend on the format. */
const widerTypes: Record<ColumnType, ColumnType[]> = {
  integer: ['number'],
  number: [],
  boolean: [],
  date: ['timestamp'],
  timestamp: [],
  string: [],
}

const isNumber = (type: ColumnType): boolean => type === 'integer' || type === 'number'

/** The type of values that are listed without one. */
function typeOfListed(column: Column): ColumnType | undefined {
  const every = (holds: (value: Scalar) => boolean): boolean => listed(column)?.every(holds) ?? false
  if (every(Number.isInteger)) return 'integer'
  const kinds = ['number', 'boolean', 'string'] as const
  return kinds.find((kind) => every((value) => typeof value === kind))
}

/** A text of the form of a date is one, where dates are texts. */
function typeOf(column: Column, texts: ColumnType[] | undefined): ColumnType | undefined {
  const { type, format } = column
  if (type !== 'string' || texts?.includes('date') === false) return type ?? (texts && typeOfListed(column))
  return format === 'date' ? 'date' : format === 'date-time' ? 'timestamp' : type
}

function widens(given: ColumnType | undefined, needed: ColumnType, { texts }: Medium): boolean {
  if (needed === 'string' && (texts === undefined || (given !== undefined && texts.includes(given)))) return true
  return given !== undefined && (given === needed || widerTypes[given].includes(needed))
}

/** Formats that tell texts from numbers refuse the one for the other, whatever the value is. */
function isOtherKind(given: ColumnType | undefined, needed: ColumnType, { texts }: Medium): boolean {
  if (texts === undefined || given === undefined || (isNumber(given) && isNumber(needed))) return false
  return !(texts.includes(given) && texts.includes(needed)) && !(given === 'timestamp' && needed === 'date')
}

function said(promised: Column): string {
  if (listed(promised)) return phrase(promised)
  return promised.type === undefined ? 'any value' : phrase(only(promised, ['type']))
}

function witnessOf(
  promised: Column,
  needed: Column,
  { isOther, medium }: { isOther: boolean; medium: Medium },
): Scalar | undefined {
  if (!isOther) return counterexample(promised, needed, { keywords: ['type'], medium })
  // a value without a type is written as a text
  if (promised.type === undefined && needed.type === 'string') return undefined
  return candidates(promised, {}, medium)[0]
}

/** A column must be of the needed type, or of one that widens to it; listed values speak for themselves. */
export const type: ColumnRule = (promised, needed, medium) => {
  if (needed.type === undefined) return undefined
  const given = typeOf(promised, medium.texts)
  if (widens(given, needed.type, medium)) return undefined
  const isOther = isOtherKind(given, needed.type, medium)
  const witness = witnessOf(promised, needed, { isOther, medium })
  if (listed(promised) && !isOther && needed.type !== 'string' && witness === undefined) return undefined
  return {
    received: `promise of ${said(promised)}`,
    expected: phrase(needed),
    advice: 'declare the same type on both sides, or convert in the producer',
    ...(witness !== undefined && { witness }),
  }
}
