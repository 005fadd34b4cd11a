import type { Column, ColumnType } from '../model/contract.ts'
import { phrase } from '../shared/phrase.ts'
import { only } from './only.ts'
import type { Rule } from './rule.ts'
import { witnessOf } from './witness.ts'

/** What else a type can be read as without loss. */
const widerTypes: Record<ColumnType, ColumnType[]> = {
  integer: ['number', 'string'],
  number: ['string'],
  boolean: ['string'],
  date: ['timestamp', 'string'],
  timestamp: ['string'],
  string: [],
}

const isListed = (column: Column): boolean => column.enum !== undefined || column.const !== undefined

function widens(given: ColumnType | undefined, needed: ColumnType): boolean {
  return given !== undefined && (given === needed || widerTypes[given].includes(needed))
}

function said(promised: Column): string {
  if (isListed(promised)) return phrase(promised)
  return promised.type === undefined ? 'any value' : phrase(only(promised, ['type']))
}

/** A column must be of the needed type, or of one that widens to it; listed values speak for themselves. */
export const type: Rule = (promised, needed) => {
  if (needed.type === undefined || needed.type === 'string' || widens(promised.type, needed.type)) return undefined
  const witness = witnessOf(promised, only(needed, ['type', 'nullable']))
  if (isListed(promised) && witness === undefined) return undefined
  return {
    received: `promise of ${said(promised)}`,
    expected: phrase(needed),
    advice: 'declare the same type on both sides, or convert in the producer',
    ...(witness !== undefined && { witness }),
  }
}
