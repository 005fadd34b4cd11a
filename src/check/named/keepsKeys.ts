import type { NamedCheck, TablesCheck, Violation } from '../../model/check.ts'
import type { Table } from '../../model/table.ts'
import { allOf, counted } from '../../shared/words.ts'
import { illustrated } from '../illustrated.ts'
import { columns, flag, listed, ports, where } from '../options.ts'
import { keyOf, numbered, overRow, selected } from '../together.ts'

export interface Options {
  of: string | string[]
  key: string | string[]
  where?: string
  lost?: boolean
  invented?: boolean
  counts?: boolean
}

interface Search {
  /** The key of a row, alike on both sides. */
  tuple: string
  /** The rows that are looked for, and the keys among which. */
  own: string
  others: string
  isCounted: boolean | undefined
}

const times = (keys: string): string => `SELECT k, count(*) AS n FROM (${keys}) GROUP BY 1`

/** True for rows whose key is not, or is not as often, among others. */
function missed({ tuple, own, others, isCounted }: Search): string {
  if (!isCounted) return `${tuple} NOT IN (${others})`
  const joined = `(${times(own)}) a LEFT JOIN (${times(others)}) b ON a.k = b.k`
  return `${tuple} IN (SELECT a.k FROM ${joined} WHERE a.n > coalesce(b.n, 0))`
}

export const keepsKeys: NamedCheck<Options> = {
  says: 'Every key of another port is there, and none that it does not have.',
  why: 'Rows can be lost while others are doubled, or numbered anew: the count stays, the keys do not.',
  options: {
    of: ports,
    key: { ...columns, description: 'the column that tells a row, or several; a null is a key too' },
    where: { ...where, description: 'a condition in SQL on the other port: only the keys of its rows are to be kept' },
    lost: flag('whether keys may get lost; false, unless told'),
    invented: flag('whether there may be keys that the other has not; false, unless told'),
    counts: flag('whether each key has to be in as many rows as there; false, unless told'),
  },
  required: ['of', 'key'],
  make(
    { of, key, where: condition = 'true', lost: mayLose, invented: mayInvent, counts: isCounted },
    { dataset, other },
  ) {
    const [ofs, names] = [listed(of), listed(key)]
    const tuple = keyOf(names, [dataset, ...ofs.map(other)])
    const keys = (tables: Table[]): string => selected(`${tuple} AS k`, tables)
    const conditions = ofs.map((name) => overRow(condition, other(name), '`where` of `keepsKeys`'))
    const lostIn = async (name: string, source: Table, data: Table): Promise<Violation | undefined> => {
      const kept = conditions[ofs.indexOf(name)] ?? 'true'
      const own = `SELECT ${tuple} AS k FROM data WHERE ${kept}`
      const isLost = missed({ tuple, own, others: keys([data]), isCounted })
      const lost = await illustrated(source.beside(numbered([data])), `(${kept}) AND ${isLost}`)
      return lost && { ...lost, of: name, received: `loss of ${counted(lost.count, 'row')} of \`${name}\`` }
    }
    const inventedIn = async (data: Table, sources: Table[]): Promise<Violation | undefined> => {
      const own = `SELECT ${tuple} AS k FROM data`
      const isInvented = missed({ tuple, own, others: keys(sources), isCounted })
      const invented = await illustrated(data.beside(numbered(sources)), isInvented)
      const how = isCounted ? 'more often than' : 'that is not'
      return invented && { ...invented, received: `${allOf(names)} ${how} in ${allOf(ofs)}` }
    }
    const check: TablesCheck = {
      on: 'tables',
      name: 'keepsKeys',
      others: ofs,
      columns: names,
      needs: names,
      expects: `the same ${allOf(names)} as in ${allOf(ofs)}`,
      advice: 'find the join or filter that changes them, or declare `where`, `lost` or `invented`',
      async find(data, tables) {
        const sources = ofs.flatMap((name) => tables[name] ?? [])
        for (const name of mayLose ? [] : ofs) {
          const lost = tables[name] && (await lostIn(name, tables[name], data))
          if (lost) return lost
        }
        return mayInvent ? undefined : inventedIn(data, sources)
      },
    }
    return [check]
  },
}
