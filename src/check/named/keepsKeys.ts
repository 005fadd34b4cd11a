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

interface Keys extends Pick<Search, 'tuple' | 'isCounted'> {
  names: string[]
  ofs: string[]
}

/** The rows of another port that count and whose keys are not there. */
async function lostIn(
  data: Table,
  [of, source, kept]: [string, Table, string],
  keys: Keys,
): Promise<Violation | undefined> {
  const asKey = `${keys.tuple} AS k`
  const own = `SELECT ${asKey} FROM data WHERE ${kept}`
  const isLost = missed({ ...keys, own, others: selected(asKey, [data]) })
  const lost = await illustrated(source.beside(numbered([data])), `(${kept}) AND ${isLost}`)
  return lost && { ...lost, of, received: `loss of ${counted(lost.count, 'row')} of \`${of}\`` }
}

/** The rows whose keys no other port has. */
async function inventedIn(data: Table, sources: Table[], keys: Keys): Promise<Violation | undefined> {
  const asKey = `${keys.tuple} AS k`
  const isInvented = missed({ ...keys, own: `SELECT ${asKey} FROM data`, others: selected(asKey, sources) })
  const invented = await illustrated(data.beside(numbered(sources)), isInvented)
  const how = keys.isCounted ? 'more often than' : 'that is not'
  return invented && { ...invented, received: `${allOf(keys.names)} ${how} in ${allOf(keys.ofs)}` }
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
  make({ of, key, where: condition = 'true', lost: mayLose, invented: mayInvent, counts: isCounted }, about) {
    const [ofs, names] = [listed(of), listed(key)]
    const keys = { tuple: keyOf(names, [about.dataset, ...ofs.map(about.other)]), isCounted, names, ofs }
    const kept = ofs.map((name) => overRow(condition, about.other(name), '`where` of `keepsKeys`'))
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
        for (const [index, source] of mayLose ? [] : sources.entries()) {
          const lost = await lostIn(data, [ofs[index] ?? '', source, kept[index] ?? 'true'], keys)
          if (lost) return lost
        }
        return mayInvent ? undefined : inventedIn(data, sources, keys)
      },
    }
    return [check]
  },
}
