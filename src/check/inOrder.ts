import type { NamedCheck, TablesCheck, Violation } from '../model/check.ts'
import type { Table } from '../model/table.ts'
import { identifier, literal } from '../table/sql.ts'
import { sampleSize } from './failures.ts'
import { column, columns, listed } from './options.ts'
import { disordered } from './ordered.ts'

export interface OrderOptions {
  column: string
  by?: string | string[]
  strict?: boolean
}

interface Kind {
  name: 'increasing' | 'decreasing'
  says: string
  why: string
  sign: '>' | '<'
}

interface Asked {
  text: string
  groups: string[]
  /** What is wrong of a text beside the one `before` it. */
  wrong: string
}

/** The rows that are not in order: how many, and the first with the numbers that they have in the order of the files. */
function disorder({ text, groups, wrong }: Asked): string {
  const partition = groups.length === 0 ? '' : `PARTITION BY ${groups.join(', ')} `
  // asked for in one place only: rows that the engine keeps for a second look lose their order
  const numbered = 'SELECT *, row_number() OVER () AS "#row" FROM data'
  const beside = `SELECT "#row", ${text}, lag(${text}) OVER (${partition}ORDER BY "#row") AS "#before" FROM (${numbered}) WHERE ${text} IS NOT NULL`
  const first = `arg_min(["#row"::VARCHAR, ${text}], "#row", ${sampleSize})`
  return `(SELECT {'count': count(*)::DOUBLE, 'first': ${first}} FROM (${beside}) WHERE ${wrong})`
}

const isPair = (value: unknown): value is [row: string, text: string] => Array.isArray(value) && value.length === 2

/** Rows have numbers of their own in each file: of several files, those with such a value are shown. */
const rowsOf = (data: Table, text: string, found: [row: string, text: string][]): ReturnType<Table['sample']> =>
  data.headers.flatMap(({ files }) => files).length === 1
    ? data.at(found.map(([row]) => Number(row)))
    : data.sample(`${text} IN (${found.map(([, value]) => literal(value)).join(', ')})`, sampleSize)

const isTold = (value: unknown): value is { count: number; first: unknown[] } =>
  typeof value === 'object' && value !== null && 'first' in value && Array.isArray(value.first)

async function findIn(data: Table, asked: Asked): Promise<Violation | undefined> {
  const [told] = await data.beside({}).aggregate([disorder(asked)])
  // of no row there is no first
  if (!isTold(told)) return undefined
  return { count: told.count, sample: await rowsOf(data, asked.text, told.first.filter(isPair)) }
}

/** A check of the order in which rows stand. */
export function inOrder({ name, says, why, sign }: Kind): NamedCheck<OrderOptions, 'column'> {
  return {
    says,
    why,
    main: 'column',
    options: {
      column,
      by: { ...columns, description: 'columns that tell a group: each has an order of its own' },
      strict: { type: 'boolean', description: 'whether the same value may not come twice in a row' },
    },
    required: ['column'],
    denominator: 'values',
    make({ column: of, by = [], strict = false }, { dataset }) {
      const [text, groups] = [identifier(of), listed(by)]
      const declared = dataset.columns?.[of] ?? {}
      const wrong = disordered([text, '"#before"'], strict ? sign : `${sign}=`, [declared])
      const check: TablesCheck = {
        on: 'tables',
        name,
        column: of,
        columns: groups,
        others: [],
        expects: `values that are ${name}${groups.length === 0 ? '' : ` for each ${groups.map((group) => `\`${group}\``).join(' and ')}`}`,
        advice: `sort the rows before they are written${strict ? ', or let the same value come again' : ''}`,
        find: (data) => findIn(data, { text, groups: groups.map(identifier), wrong }),
      }
      return [check]
    },
  }
}
