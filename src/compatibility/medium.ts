import type { Column, Dataset, Scalar } from '../model/contract.ts'
import type { Sampler } from '../model/sampler.ts'
import { dialectOf, type Dialect } from '../table/dialect.ts'
import { textTypesOf } from '../table/formats.ts'
import type { Medium } from './rule.ts'

const delimiters: Record<string, string> = { csv: ',', tsv: '\t' }

/** How the files of a dataset are written, if they are text with delimiters. */
export function dialectIn({ format = '', csv = {} }: Dataset): Dialect | undefined {
  const delimiter = Object.hasOwn(delimiters, format) ? delimiters[format] : undefined
  return delimiter === undefined ? undefined : dialectOf(csv, delimiter)
}

/** Without a header columns are told by their order. */
export const isPositional = (dataset: Dataset): boolean => dialectIn(dataset)?.header === false

/** Whether a text that is written in one dialect means null in another. */
export const meansNull = (read: Dialect, written: Dialect, text: string): boolean =>
  // what means null, or nothing at all, is written in quotes
  read.nulls.includes(text) && (read.quotedNulls || !(text === '' || written.nulls.includes(text)))

const canHold = ({ encoding }: Dialect, text: string): boolean => encoding !== 'latin-1' || /^[\0-\xff]*$/.test(text)

/** Where columns have types, a number is a double: 4 is found as `4.0`. */
const asDouble = ({ type }: Column, value: Scalar): Scalar =>
  type === 'number' && Number.isInteger(Number(value)) ? `${value}.0` : value

/** How values get from the files of the one dataset into the columns of the other. */
export function mediumOf(promised: Dataset, needed: Dataset, sample: Sampler): Medium {
  const [written, read] = [dialectIn(promised), dialectIn(needed)]
  const dialects = written && read && { written, read }
  const holds = (value: Scalar): boolean =>
    !dialects ||
    [dialects.written, dialects.read].every(
      (dialect) => canHold(dialect, String(value)) && !meansNull(dialect, dialects.written, String(value)),
    )
  const hasTypes = textTypesOf(needed.format)?.includes('date') === false
  return {
    sample,
    holds,
    texts: textTypesOf(needed.format),
    hasTypes,
    read: (column, value) => (hasTypes ? asDouble(column, value) : value),
    ...(dialects && { dialects }),
  }
}

/** The promised dataset with its columns under the names of those that are read in their places, where only these count. */
export function named(promised: Dataset, needed: Dataset): Dataset {
  if (!promised.columns || !isPositional(promised) || !isPositional(needed)) return promised
  const [given, wanted] = [Object.keys(promised.columns), Object.keys(needed.columns ?? {})]
  const rename = (name: string): string => {
    const index = given.indexOf(name)
    return wanted[index] ?? (wanted.includes(name) ? `column ${index + 1}` : name)
  }
  const columns = Object.entries(promised.columns).map(([name, { optional: _, ...column }]) => [rename(name), column])
  return {
    ...promised,
    columns: Object.fromEntries(columns),
    ...(promised.key && { key: promised.key.map(rename) }),
  }
}
