import type { Dataset } from '../model/contract.ts'
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

/** How values get from the files of the one dataset into the columns of the other. */
export function mediumOf(promised: Dataset, needed: Dataset, sample: Sampler): Medium {
  const [written, read] = [dialectIn(promised), dialectIn(needed)]
  return {
    sample,
    texts: textTypesOf(needed.format),
    hasTypes: textTypesOf(needed.format)?.includes('date') === false,
    ...(written && read && { dialects: { written, read } }),
  }
}

/** The promised dataset with its columns under the names of those that are read in their places. */
export function named(promised: Dataset, needed: Dataset): Dataset {
  const [given, wanted] = [Object.keys(promised.columns ?? {}), Object.keys(needed.columns ?? {})]
  if (!promised.columns || !isPositional(promised) || !isPositional(needed)) return promised
  // names that both know are told by the order
  if (given.some((name) => wanted.includes(name))) return promised
  const rename = (name: string): string => wanted[given.indexOf(name)] ?? name
  const columns = Object.fromEntries(Object.entries(promised.columns).map(([name, column]) => [rename(name), column]))
  return { ...promised, columns, ...(promised.key && { key: promised.key.map(rename) }) }
}
