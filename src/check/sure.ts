import type { Column } from '../model/contract.ts'
import { isSure, sureColumn } from '../table/values.ts'

interface Violates {
  /** Of any text. */
  ofText: string
  /** Of a value of the type. */
  ofValue?: (value: string) => string
}

/** A condition in SQL that is asked only of texts which are not beyond doubt of the column's type: it takes far more than
 * what is asked of the values of the others. */
export function unlessSure(
  name: string,
  { type = 'string' }: Column,
  { ofText, ofValue = () => 'false' }: Violates,
): string {
  if (!isSure(type)) return `(${ofText})`
  const value = sureColumn(name, type)
  return `CASE WHEN ${value} IS NOT NULL THEN ${ofValue(value)} ELSE (${ofText}) END`
}
