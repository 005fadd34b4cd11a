import type { Column, ColumnType } from '../model/contract.ts'
import { phrase } from '../shared/phrase.ts'
import { only } from './only.ts'
import type { Rule } from './rule.ts'
import { witnessOf } from './witness.ts'

/** What else a type can be read as without loss, but for texts: those depend on the format. */
const widerTypes: Record<ColumnType, ColumnType[]> = {
  integer: ['number'],
  number: [],
  boolean: [],
  date: ['timestamp'],
  timestamp: [],
  string: [],
}

const isListed = (column: Column): boolean => column.enum !== undefined || column.const !== undefined

function widens(given: ColumnType | undefined, needed: ColumnType, texts: ColumnType[] | undefined): boolean {
  if (needed === 'string') return given === undefined || texts === undefined || texts.includes(given)
  return given !== undefined && (given === needed || widerTypes[given].includes(needed))
}

function said(promised: Column): string {
  if (isListed(promised)) return phrase(promised)
  return promised.type === undefined ? 'any value' : phrase(only(promised, ['type']))
}

/** A column must be of the needed type, or of one that widens to it; listed values speak for themselves. */
export const type: Rule = (promised, needed, texts) => {
  if (needed.type === undefined || widens(promised.type, needed.type, texts)) return undefined
  const witness = witnessOf(promised, only(needed, ['type', 'nullable']))
  if (isListed(promised) && needed.type !== 'string' && witness === undefined) return undefined
  return {
    received: `promise of ${said(promised)}`,
    expected: phrase(needed),
    advice: 'declare the same type on both sides, or convert in the producer',
    ...(witness !== undefined && { witness }),
  }
}
