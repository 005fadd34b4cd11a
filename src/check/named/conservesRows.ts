import type { NamedCheck } from '../../model/check.ts'
import type { Table } from '../../model/table.ts'
import { allOf, counted } from '../../shared/words.ts'
import { countRows, countWhere } from '../../table/counting.ts'
import { listed, ports, where } from '../options.ts'
import { overRow } from '../together.ts'

export interface Options {
  of: string | string[]
  where?: string
  ratio?: number | [number, number]
}

interface Bounds {
  min: number
  max: number
}

/** So many rows for so many of the others; there is no part of a row, so 0.8 of 11 may be 8 or 9. */
const boundsFor = (others: number, ratios: number[]): Bounds => ({
  min: Math.floor(others * Math.min(...ratios) + 1e-9),
  max: Math.ceil(others * Math.max(...ratios) - 1e-9),
})

const said = ({ min, max }: Bounds): string => (min === max ? counted(min, 'row') : `${min} to ${counted(max, 'row')}`)

const rowsOf = async (table: Table, condition: string): Promise<number> =>
  Number((await table.aggregate([countWhere(condition)]))[0] ?? 0)

const isShare = { type: 'number', minimum: 0 }

export const conservesRows: NamedCheck<Options, 'of'> = {
  says: 'It has as many rows as another port: all of them, those that fulfil `where`, or `ratio` for each.',
  why: 'An inner join or a `dropna` loses rows, a second file of the same name takes the place of the first, and every row that is left is valid: no schema shows it.',
  main: 'of',
  options: {
    of: ports,
    where: { ...where, description: 'a condition in SQL on the other port: only its rows count' },
    ratio: {
      ...isShare,
      type: ['number', 'array'],
      items: isShare,
      minItems: 2,
      maxItems: 2,
      description: 'rows for each row of the other port: a number, or the least and the most',
    },
  },
  required: ['of'],
  make({ of, where: condition = 'true', ratio = 1 }, { other }) {
    const names = listed(of)
    const conditions = names.map((name) => overRow(condition, other(name), '`where` of `conservesRows`'))
    return [
      {
        on: 'tables',
        name: 'conservesRows',
        others: names,
        expects: `the rows of ${allOf(names)}`,
        advice: 'find where rows get lost or multiplied, or declare `ratio` or `where`',
        async find(data, tables) {
          const rows = Number((await data.aggregate([countRows]))[0] ?? 0)
          let others = 0
          for (const [index, name] of names.entries())
            others += tables[name] ? await rowsOf(tables[name], conditions[index] ?? 'true') : 0
          const bounds = boundsFor(others, listed(ratio))
          if (rows >= bounds.min && rows <= bounds.max) return undefined
          const expects = `${said(bounds)}, for ${others} of ${allOf(names)}`
          return { received: counted(rows, 'row'), expects }
        },
      },
    ]
  },
}
