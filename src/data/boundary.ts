import type { Column, Dataset, Scalar } from '../model/contract.ts'
import type { ColumnValues } from '../model/data.ts'
import { PipeproofError } from '../errors.ts'
import { accepts } from '../table/accepts.ts'
import { oddTextsOf, valuesOf } from './column.ts'
import { makeColumns } from './make.ts'
import { pairwise } from './pairs.ts'
import type { Target } from './source.ts'

const mostMembers = 20
const mostLetters = 10_000

/** The longest text there may be, unless it is endless. */
function longest({ maxLength, generator }: Column): string[] {
  return generator !== undefined || maxLength === undefined || maxLength > mostLetters ? [] : ['a'.repeat(maxLength)]
}

/** The values at the edges of what a column allows: the least and the most, each member, null, odd texts where they are asked for. */
function edgesOf(column: Column, values: ReturnType<typeof valuesOf>, texts: Scalar[]): Scalar[] {
  const { domain, musts } = values
  const edges = domain.edges.slice(0, mostMembers).map(domain.at)
  const own = [...edges, ...musts, ...longest(column).filter((text) => accepts({ ...column, nullable: false }, text))]
  const all = texts.length > 0 ? texts : own
  return [...new Set([...all, ...(column.nullable && column.nullFraction === undefined ? [null] : [])])]
}

/** Values of a column that have to differ, or to be those of another, are left as they are made. */
const isFree = (name: string, { unique, references }: Column, key: string[]): boolean =>
  !unique && references === undefined && !key.includes(name)

interface Free {
  name: string
  values: Scalar[]
}

function freeColumns(dataset: Dataset, { place }: Target, odd: boolean): Free[] {
  return Object.entries(dataset.columns ?? {}).flatMap(([name, column]): Free[] => {
    if (!isFree(name, column, dataset.key ?? [])) return []
    const values = valuesOf(column, { place: `${place}.${name}`, rows: 0, dataset })
    return [{ name, values: edgesOf(column, values, odd ? oddTextsOf(column, dataset) : []) }]
  })
}

/** With at most so many rows a table shows one part of the pairs after the other. */
function partOf<T>(rows: T[], { max = Infinity }: Dataset['rows'], part: number): T[] {
  if (rows.length <= max) return rows
  const from = (part * max) % rows.length
  return rows.slice(from, from + max)
}

/** Where columns must differ and have few values, there are only so many rows. */
async function made(dataset: Dataset, target: Target, rows: number): Promise<ColumnValues[]> {
  try {
    return await makeColumns(dataset, target, { rows, seed: 'boundary' })
  } catch (error) {
    const fewer = Math.max(Math.floor(rows / 2), dataset.rows.min, 1)
    if (!(error instanceof PipeproofError) || error.reason !== 'noValue' || fewer === rows) throw error
    return made(dataset, target, fewer)
  }
}

/** Columns in which every edge of one meets every edge of every other. */
export async function boundaryColumns(
  dataset: Dataset,
  target: Target,
  { odd, part }: { odd: boolean; part: number },
): Promise<ColumnValues[]> {
  const free = freeColumns(dataset, target, odd)
  const pairs = partOf(pairwise(free.map(({ values }) => values.length)), dataset.rows, part)
  const rows = Math.min(Math.max(pairs.length, dataset.rows.min, 2), dataset.rows.max ?? Infinity)
  const columns = await made(dataset, target, rows)
  return columns.map((column) => {
    const place = free.findIndex(({ name }) => name === column.name)
    const edges = free[place]?.values
    if (!edges) return column
    const values = Array.from(
      { length: column.values.length },
      (_, row) => edges[pairs[row % pairs.length]?.[place] ?? 0] ?? null,
    )
    return { name: column.name, type: column.type, values }
  })
}
