import type { Column, ColumnType, Dataset } from '../model/contract.ts'
import type { Table } from '../model/table.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'
import { shown } from '../shared/paths.ts'
import { formatNameOf, formatOf } from '../table/formats.ts'
import { forms } from '../table/forms.ts'
import { measure, typeOf, type Measured } from '../table/measure.ts'
import { openFiles } from '../table/open.ts'
import { sniff } from '../table/sniff.ts'
import { identifier } from '../table/sql.ts'
import { demandWhole } from '../table/whole.ts'

/** What the values of one column of a sample are like. */
export interface Seen extends Measured {
  type: ColumnType | undefined
  /** At equal steps of the share of values: of numbers, of moments in seconds, of the lengths of texts. */
  quantiles: number[]
  /** How many decimals its numbers have, up to four. */
  decimals: number | undefined
  hasSpaces: boolean
  /** The values of texts, each once, so that none is made again. */
  texts: Set<string>
}

const shares = `[${Array.from({ length: 101 }, (_, index) => index / 100).join(', ')}]`
const decimals = [0, 1, 2, 3, 4]

function measuresOf(value: string, type: ColumnType): { quantile: string; of: string } {
  if (type === 'integer' || type === 'number') {
    const number = `TRY_CAST(${value} AS DOUBLE)`
    return { quantile: 'quantile_cont', of: `CASE WHEN isfinite(${number}) THEN ${number} END` }
  }
  if (type === 'date' || type === 'timestamp')
    return { quantile: 'quantile_cont', of: `epoch(TRY_CAST(${value} AS ${forms[type].sql}))::DOUBLE` }
  return { quantile: 'quantile_disc', of: `length(${value})::DOUBLE` }
}

/** What is asked of a column once its type is known. */
function look({ name }: Measured, type: ColumnType): string[] {
  const value = identifier(name)
  const { quantile, of } = measuresOf(value, type)
  return [
    `${quantile}(${of}, ${shares})`,
    `[${decimals.map((digits) => (type === 'number' ? `bool_and(round(${of}, ${digits}) = ${of})` : 'false')).join(', ')}]`,
    `bool_or(contains(trim(${value}), ' '))`,
    type === 'string' ? `list(DISTINCT ${value}) FILTER (${value} IS NOT NULL)` : 'NULL',
  ]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function seenFrom(measured: Measured, type: ColumnType | undefined, found: unknown[]): Seen {
  const [quantiles, exact, spaces, texts] = found
  const digits = listOf(exact).indexOf(true)
  return {
    ...measured,
    type,
    quantiles: listOf(quantiles).map(Number),
    decimals: digits === -1 ? undefined : digits,
    hasSpaces: spaces === true,
    texts: new Set(listOf(texts).map(String)),
  }
}

/** A sample may be in another format than what is made like it. */
export async function readingOf(files: string[], { format, csv, columns = {} }: Dataset) {
  const [first = ''] = files
  const name = formatNameOf(first) ?? format ?? 'unknown'
  if (name === format) return formatOf({ format: name, files: shown(first), columns, ...(csv && { csv }) })
  return formatOf({ format: name, files: shown(first), ...(name === 'csv' && { csv: await sniff(first) }) })
}

async function seenIn(table: Table, declared: Record<string, Column>): Promise<Seen[]> {
  const measured = await measure(table)
  const types = measured.map((each) => own(declared, each.name)?.type ?? typeOf(each))
  const found = await table.aggregate(measured.flatMap((each, index) => look(each, types[index] ?? 'string')))
  return measured.map((each, index) => seenFrom(each, types[index], found.slice(index * 4, index * 4 + 4)))
}

/** What the columns of a sample are like, in three scans. */
export async function sampleSeen(files: string[], dataset: Dataset): Promise<Seen[]> {
  const format = await readingOf(files, dataset)
  const table = await openFiles(files, format)
  try {
    demandWhole(table, format.name)
    const seen = await seenIn(table, dataset.columns ?? {})
    demandWhole(table, format.name)
    demandSample(seen, files, dataset)
    return seen
  } finally {
    await table.close()
  }
}

/** A file without rows, or of other columns, is a sample of nothing. */
function demandSample(seen: Seen[], [file = '']: string[], { columns }: Dataset): void {
  const known = Object.keys(columns ?? {})
  const place = `\`${shown(file)}\``
  if ((seen[0]?.rows ?? 0) === 0) {
    const facts = {
      received: 'sample without rows',
      place,
      expected: 'some rows',
      advice: 'name another file',
    }
    throw new PipeproofError('wrongValue', facts)
  }
  if (columns === undefined || seen.some(({ name }) => known.includes(name))) return
  throw new PipeproofError('wrongValue', {
    received: `columns ${seen.map(({ name }) => `\`${name}\``).join(', ')}`,
    place,
    expected: `some of ${known.map((name) => `\`${name}\``).join(', ')}`,
    advice: 'name a sample of this input',
  })
}
