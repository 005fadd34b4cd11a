import type { NamedCheck, TablesCheck, Violation } from '../../model/check.ts'
import type { Dataset } from '../../model/contract.ts'
import type { Table } from '../../model/table.ts'
import { allOf, counted } from '../../shared/words.ts'
import { sampleSize } from '../failures.ts'
import { columns, listed, port, where } from '../options.ts'
import { typedSql } from '../typedSql.ts'
import { valueOf } from '../value.ts'

interface Options {
  of: string
  key: string | string[]
  where?: string
  lost?: boolean
  invented?: boolean
}

/** Read alike on both sides, so that `1` and `1.0` are one key. */
const keyOf = (names: string[], mine: Dataset, theirs: Dataset): string =>
  `[${names.map((name) => valueOf(name, mine.columns?.[name] ?? theirs.columns?.[name] ?? {})).join(', ')}]`

interface Search {
  /** Where rows are missed, and where they are looked for. */
  in: Table
  condition: string
}

async function missed(search: Search): Promise<Pick<Violation, 'count' | 'sample'> | undefined> {
  const [count] = await search.in.aggregate([`(count(*) FILTER (WHERE ${search.condition}))::DOUBLE`])
  if (!(Number(count) > 0)) return undefined
  return { count: Number(count), sample: await search.in.sample(search.condition, sampleSize) }
}

export const keepsKeys: NamedCheck<Options> = {
  says: 'Every key of another port is there, and none that it does not have.',
  why: 'Rows can be lost while others are doubled: the count stays, the keys do not.',
  options: {
    of: port,
    key: { ...columns, description: 'the column that tells a row, or several' },
    where: { ...where, description: 'a condition in SQL on the other port: only the keys of its rows are to be kept' },
    lost: { type: 'boolean', description: 'whether keys may get lost; false, unless told' },
    invented: { type: 'boolean', description: 'whether there may be keys that the other has not; false, unless told' },
  },
  required: ['of', 'key'],
  make({ of, key, where: condition, lost: mayLose = false, invented: mayInvent = false }, { dataset, other }) {
    const names = listed(key)
    const tuple = keyOf(names, dataset, other(of))
    const kept = condition === undefined ? '' : `(${typedSql(condition, other(of).columns ?? {})}) AND `
    const check: TablesCheck = {
      on: 'tables',
      name: 'keepsKeys',
      others: [of],
      columns: names,
      expects: `the same ${allOf(names)} as in \`${of}\``,
      advice: 'find the join or filter that changes them, or declare `where`, `lost` or `invented`',
      async find(data, { [of]: source }) {
        if (!source) return undefined
        const lost =
          !mayLose &&
          (await missed({
            in: source.beside({ kept: data }),
            condition: `${kept}${tuple} NOT IN (SELECT ${tuple} FROM kept)`,
          }))
        if (lost) return { ...lost, of, received: `loss of ${counted(lost.count ?? 0, 'row')} of \`${of}\`` }
        const invented =
          !mayInvent &&
          (await missed({
            in: data.beside({ source }),
            condition: `${tuple} NOT IN (SELECT ${tuple} FROM source)`,
          }))
        return invented ? { ...invented, received: `${allOf(names)} that \`${of}\` does not have` } : undefined
      },
    }
    return [check]
  },
}
