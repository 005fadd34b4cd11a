import type { NamedCheck } from '../../model/check.ts'
import { PipeproofError } from '../../errors.ts'
import { allOf, counted } from '../../shared/words.ts'
import { near } from '../near.ts'
import { shownNumber } from '../numeric.ts'
import { columns, listed, ports, tolerance, where } from '../options.ts'
import { isMasked, keyOf, numbered, numberOf, overRow, selected } from '../together.ts'

export interface Options {
  of: string | string[]
  columns: string | string[]
  as?: string | string[]
  by?: string | string[]
  where?: string
  tolerance?: number
}

const byGroup = (values: string): string => `SELECT k, coalesce(fsum(v), 0) AS s FROM (${values}) GROUP BY 1`

/** How many groups have sums that are apart; of the first of them its name and both sums. */
function apart(mine: string, theirs: string, most: number | undefined): string {
  const sums = 'coalesce(a.k, b.k) AS k, coalesce(a.s, 0) AS m, coalesce(b.s, 0) AS t'
  const groups = `SELECT ${sums} FROM (${byGroup(mine)}) a FULL JOIN (${byGroup(theirs)}) b ON a.k = b.k`
  const first = ['count(*)', 'arg_min(m, k)', 'arg_min(t, k)', `array_to_string(min(k), ', ')`]
  return `(SELECT [${first.map((each) => `${each}::VARCHAR`).join(', ')}] FROM (${groups}) WHERE NOT ${near('m', 't', most)})`
}

function namesThere(names: string[], as: string[]): string[] {
  if (names.length === as.length) return as
  const facts = { received: counted(as.length, 'name'), place: '`as` of `conservesSum`' }
  throw new PipeproofError('wrongValue', { ...facts, expected: `${names.length}, one for each of the columns` })
}

interface Apart {
  found: unknown
  by: string[]
  ofs: string[]
  isHidden: boolean
}

function told({
  found,
  by,
  ofs,
  isHidden,
}: Apart): { received: string; expects: string; notes?: string[] } | undefined {
  const [count = '0', mine, theirs, group]: unknown[] = Array.isArray(found) ? found : []
  if (count === '0') return undefined
  const [is, was] = [mine, theirs].map((sum) => (isHidden ? '***' : shownNumber(Number(sum))))
  const which = by.length === 0 ? '' : ` for ${allOf(by)} \`${isHidden ? '***' : String(group)}\``
  const others = Number(count) - 1
  return {
    received: `sum ${is}${which}`,
    expects: `${was}, as in ${allOf(ofs)}`,
    ...(others > 0 && { notes: [`also   ${counted(others, 'other group')}`] }),
  }
}

export const conservesSum: NamedCheck<Options> = {
  says: 'The sum of a column is that of another port, for all rows or for each group.',
  why: 'A join that doubles rows, a unit that is changed twice, a default in place of an amount: no row shows it, the total does.',
  options: {
    of: ports,
    columns,
    as: {
      ...columns,
      description: 'what the other port calls these columns, in the same order; the same, unless told',
    },
    by: { ...columns, description: 'columns of both, for each of whose values the sums are compared' },
    where: { ...where, description: 'a condition in SQL on the other port: only its rows count' },
    tolerance,
  },
  required: ['of', 'columns'],
  make(
    { of, columns: written, as = written, by = [], where: condition = 'true', tolerance: most },
    { dataset, other },
  ) {
    const [ofs, names, groups] = [listed(of), listed(written), listed(by)]
    const datasets = [dataset, ...ofs.map(other)]
    const theirs = namesThere(names, listed(as))
    const group = keyOf(groups, datasets)
    const kept = ofs.map((name) => overRow(condition, other(name), '`where` of `conservesSum`'))
    return names.map((name, index) => {
      const there = theirs[index] ?? name
      return {
        on: 'tables',
        name: 'conservesSum',
        column: name,
        columns: groups,
        others: ofs,
        needs: [there, ...groups],
        expects: `the sum in ${allOf(ofs)}`,
        advice: 'find the rows that are lost, doubled or changed, or declare `where` or `tolerance`',
        async find(data, tables) {
          const sources = ofs.flatMap((each) => tables[each] ?? [])
          const mySums = `SELECT ${group} AS k, ${numberOf(name)} AS v FROM data`
          const theirSums = selected(`${group} AS k, ${numberOf(there)} AS v`, sources, kept)
          const [found] = await data.beside(numbered(sources)).aggregate([apart(mySums, theirSums, most)])
          const isHidden = [name, there, ...groups].some((each) => isMasked(each, datasets))
          return told({ found, by: groups, ofs, isHidden })
        },
      }
    })
  },
}
