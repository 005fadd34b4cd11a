import type { Column, Dataset } from '../model/contract.ts'
import type { Table } from '../model/table.ts'
import { countRows, countWhere } from '../table/counting.ts'
import { identifier } from '../table/sql.ts'
import { castTo } from '../table/values.ts'
import { sameText, typedBy } from './together.ts'

/** As many rows at most are looked at for statistics: more of them make no difference that matters. */
const mostRows = 100_000

/** The values of a column, as numbers or as texts. */
export interface Sampled {
  isNumber: boolean
  values: (number | string | null)[]
}

/** A column of which numbers are asked, or texts that are the same for the same value. */
export interface Asked {
  name: string
  type: Column
  isNumber: boolean
}

const numbers = new Set(['integer', 'number', 'date', 'timestamp'])

/** What is known of a column beforehand; a list of all that it may be makes it a category. */
const isNumeric = ({ type, enum: members }: Column): boolean | undefined =>
  members ? false : type && numbers.has(type)

/** How columns are asked for, alike of all tables: what no contract says is told by the values. */
export async function askedFor(names: string[], datasets: Dataset[], tables: Table[]): Promise<Asked[]> {
  const unknown = names.filter((name) => isNumeric(typedBy(name, datasets)) === undefined)
  const others = new Set<string>()
  for (const table of tables) {
    const counts = unknown.map((name) => {
      const text = identifier(name)
      return countWhere(`${text} IS NOT NULL AND ${castTo('number', text)} IS NULL`)
    })
    const found = counts.length === 0 ? [] : await table.aggregate(counts)
    unknown.forEach((name, index) => Number(found[index]) > 0 && others.add(name))
  }
  return names.map((name) => {
    const type = typedBy(name, datasets)
    return { name, type, isNumber: isNumeric(type) ?? !others.has(name) }
  })
}

function valueOf({ name, type, isNumber }: Asked): string {
  if (!isNumber) return sameText(name, type)
  const value = castTo(type.type ?? 'number', identifier(name))
  return type.type === 'date' || type.type === 'timestamp' ? `epoch(${value})` : `${value}::DOUBLE`
}

const isMap = (value: unknown): value is Record<string, unknown[] | null> => typeof value === 'object' && value !== null

/** What some expressions give, row by row: of all rows, or of as many as count, which are the same each time. */
export async function listsOf(table: Table, expressions: string[], most: number = mostRows): Promise<unknown[][]> {
  const rows = Number((await table.aggregate([countRows]))[0] ?? 0)
  const step = Math.ceil(rows / most)
  const values = expressions.map((sql, index) => `${sql} AS v${index}`)
  const lists = expressions.map((_, index) => `'v${index}': list(v${index})`)
  const all = `SELECT ${[...values, 'row_number() OVER () AS n'].join(', ')} FROM data`
  const few = step > 1 ? `WHERE hash(n) % ${step} = 0` : ''
  const [found] = await table.beside({}).aggregate([`(SELECT {${lists.join(', ')}} FROM (${all}) ${few})`])
  return expressions.map((_, index) => (isMap(found) ? (found[`v${index}`] ?? []) : []))
}

/** The values of some columns, row by row, of as many rows as count. */
export async function sampled(table: Table, columns: Asked[], most?: number): Promise<Sampled[]> {
  const lists = await listsOf(table, columns.map(valueOf), most)
  return columns.map(({ isNumber }, index) => ({
    isNumber,
    values: (lists[index] ?? []) as Sampled['values'], // as they were asked for
  }))
}
