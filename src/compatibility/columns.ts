import type { Column, Scalar } from '../model/contract.ts'

/** The values of a column that are listed, one by one. */
export const listed = ({ enum: values, const: constant }: Column): Scalar[] | undefined =>
  constant === undefined ? values : [constant]

/** A pattern of plain words with bars between them lists its texts too. */
export function allOfThem(column: Column): Scalar[] | undefined {
  const { pattern } = column
  return listed(column) ?? (pattern !== undefined && /^[\w |-]+$/.test(pattern) ? pattern.split('|') : undefined)
}
