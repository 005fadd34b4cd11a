import type { Dataset, Scalar } from '../model/contract.ts'
import { dialectOf } from '../table/dialect.ts'

/** The texts that pandas takes for null even in quotes. */
export const quotedNulls = (dataset: Dataset | undefined): string[] =>
  dataset?.csv?.nulls === 'pandas' ? dialectOf(dataset.csv, ',').nulls : []

const isLatin = (text: string): boolean => /^[\x20-\xff\t\n]*$/.test(text)

/** Tells whether the files of a dataset give a value back as it was. */
export function canHold(value: Scalar, dataset: Dataset | undefined): boolean {
  const text = String(value)
  return !quotedNulls(dataset).includes(text) && (dataset?.csv?.encoding !== 'latin-1' || isLatin(text))
}
