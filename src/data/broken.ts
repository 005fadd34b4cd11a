import { readFileSync, writeFileSync } from 'node:fs'
import type { Column, Dataset, Reject, Scalar } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { own } from '../shared/own.ts'
import { stepOf } from '../shared/step.ts'

/** A number that is just outside what a column allows. */
function outside(column: Column): number {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = column
  const step = multipleOf === undefined ? 1 : stepOf(column.type, multipleOf)
  if (minimum !== undefined || exclusiveMinimum !== undefined) return (minimum ?? exclusiveMinimum ?? 0) - step
  if (maximum !== undefined || exclusiveMaximum !== undefined) return (maximum ?? exclusiveMaximum ?? 0) + step
  return step / 2
}

/** A value that breaks one promise of a column. */
const wrong: Partial<Record<Reject, (column: Column) => Scalar>> = {
  wrongType: () => 'of another type',
  outOfRange: outside,
  unknownValue: () => 'an unknown value',
  nulls: () => null,
}

/** The columns that would have told two rows apart. */
const keyOf = (name: string, { key = [] }: Dataset): string[] => (key.includes(name) ? key : [name])

function repeated(rows: Row[], names: string[]): Row[] {
  const [first = {}] = rows
  const same = Object.fromEntries(names.map((name) => [name, first[name] ?? null]))
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, ...same } : row))
}

/** The same rows with one promise of a column broken. */
export function brokenRows(
  rows: Row[],
  dataset: Dataset,
  { reject, column: name }: { reject: Reject; column: string },
): Row[] {
  const [first = {}, ...others] = rows
  if (reject === 'missingColumn')
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([each]) => each !== name)))
  if (reject === 'duplicates') return repeated(rows, keyOf(name, dataset))
  const value = wrong[reject]?.(own(dataset.columns ?? {}, name) ?? {})
  return value === undefined ? rows : [{ ...first, [name]: value }, ...others]
}

/** Makes a file one that can not be read as its format: text gets a quote that nothing closes, all else loses its end. */
export function breakFile(path: string, { format, csv }: Dataset): void {
  const bytes = readFileSync(path)
  const isText = (format === 'csv' || format === 'tsv') && !path.endsWith('.gz')
  const broken = isText
    ? Buffer.concat([bytes, Buffer.from(`${csv?.quote ?? '"'}never closed\n`)])
    : bytes.subarray(0, Math.floor(bytes.length / 2))
  writeFileSync(path, broken)
}
