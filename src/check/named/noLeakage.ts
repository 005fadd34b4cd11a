import type { About, NamedCheck, TablesCheck } from '../../model/check.ts'
import type { Table } from '../../model/table.ts'
import { PipeproofError } from '../../errors.ts'
import { allOf } from '../../shared/words.ts'
import { identifier } from '../../table/sql.ts'
import { illustrated } from '../illustrated.ts'
import { column, columns, listed, port } from '../options.ts'
import { keyOf, numbered, selected } from '../together.ts'

export interface Options {
  key?: string | string[]
  by?: string
  of?: string
}

/** A row whose key lacks a part is no one's. */
const isWhole = (names: string[]): string => names.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ')

function demandOne({ by, of }: Options): void {
  if ((by === undefined) !== (of === undefined)) return
  const received = by === undefined ? 'lack of `by` and `of`' : '`by` beside `of`'
  const advice = by === undefined ? 'name the column that tells the parts, or another port' : 'remove one of them'
  throw new PipeproofError('wrongValue', { received, place: '`noLeakage`', expected: 'one of both', advice })
}

export const noLeakage: NamedCheck<Options> = {
  says: 'No row, or no key, of one part of the data is in another: of the values of `by`, or of this port and another.',
  why: 'What a model has seen in training and meets again in the test makes it look better than it is.',
  options: {
    key: {
      ...columns,
      description: 'the column that tells whose row it is, or several; without it, whole rows are compared',
    },
    by: { ...column, description: 'the column, or the `{var}` of the file names, that tells the parts' },
    of: { ...port, description: 'the port that has the other part, or `port.dataset`' },
  },
  make(options, { dataset, other }: About) {
    demandOne(options)
    const { key, by, of } = options
    const told = Object.keys(dataset.vars?.[0] ?? {})
    const named = key === undefined ? undefined : listed(key)
    /** Of whole rows, the columns that are in them. */
    const namesIn = (...tables: Table[]): string[] =>
      named ??
      (tables[0]?.columns ?? []).filter(
        (name) => name !== by && !told.includes(name) && tables.every((each) => each.columns.includes(name)),
      )
    const datasets = [dataset, ...(of === undefined ? [] : [other(of)])]
    const subject = named ? allOf(named) : 'rows'
    const check: TablesCheck = {
      on: 'tables',
      name: 'noLeakage',
      columns: [...(named ?? []), ...(by === undefined ? [] : [by])],
      others: of === undefined ? [] : [of],
      needs: named ?? [],
      expects: of === undefined ? `${subject} of one \`${by}\` only` : `${subject} that \`${of}\` does not have`,
      advice: 'split by the key, and drop what is there twice before',
      async find(data, tables) {
        const sources = of === undefined ? [] : [tables[of] ?? []].flat()
        const names = namesIn(data, ...sources)
        if (names.length === 0) return undefined
        const tuple = keyOf(names, datasets)
        const counts = named ? isWhole(named) : 'true'
        const parts = `SELECT ${tuple} FROM data WHERE ${counts} GROUP BY 1 HAVING count(DISTINCT ${identifier(by ?? '')}) > 1`
        const shared = of === undefined ? parts : selected(tuple, sources)
        const found = await illustrated(data.beside(numbered(sources)), `${counts} AND ${tuple} IN (${shared})`)
        const where = of === undefined ? `more than one \`${by}\`` : `\`${of}\` too`
        return found && { ...found, received: `${subject} in ${where}` }
      },
    }
    return [check]
  },
}
