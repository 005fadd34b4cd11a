import type { Column, ColumnType, Scalar } from '../model/contract.ts'
import { phrase } from '../shared/phrase.ts'
import type { Rule } from './rule.ts'

/** What else a type can be read as without loss. */
const widerTypes: Record<ColumnType, ColumnType[]> = {
  integer: ['number', 'string'],
  number: ['string'],
  boolean: ['string'],
  date: ['timestamp', 'string'],
  timestamp: ['string'],
  string: [],
}

const examples: Record<ColumnType, Scalar> = {
  integer: 1,
  number: 0.5,
  string: 'abc',
  boolean: true,
  date: '2024-01-31',
  timestamp: '2024-01-31T12:00:00Z',
}

const typeOfValue = (value: unknown): ColumnType => {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value !== 'number') return 'string'
  return Number.isInteger(value) ? 'integer' : 'number'
}

/** The type that the values of a column certainly have. */
export function promisedType({ type, enum: values, const: constant }: Column): ColumnType | undefined {
  if (type) return type
  const types = new Set((values ?? (constant === undefined ? [] : [constant])).map(typeOfValue))
  if (types.size === 2 && types.has('integer') && types.has('number')) return 'number'
  return types.size === 1 ? [...types][0] : undefined
}

/** A column must be of the needed type, or of one that widens to it. */
export const type: Rule = (promised, needed) => {
  if (needed.type === undefined || needed.type === 'string') return undefined
  const given = promisedType(promised)
  if (given === needed.type || (given && widerTypes[given].includes(needed.type))) return undefined
  return {
    received: given === undefined ? 'promise of any value' : `promise of ${phrase({ type: given })}`,
    expected: phrase(needed),
    advice: 'declare the same type on both sides, or convert in the producer',
    witness: examples[given ?? 'string'],
  }
}
