import type { NamedCheck, TablesCheck } from '../../model/check.ts'
import { allOf } from '../../shared/words.ts'
import { identifier } from '../../table/sql.ts'
import { PipeproofError } from '../../errors.ts'
import { illustrated } from '../illustrated.ts'
import { columns, listed, port } from '../options.ts'
import { valueOf } from '../value.ts'

export interface Options {
  columns: string | string[]
  of: string
  key?: string | string[]
}

function demandPairs(names: string[], keys: string[]): void {
  if (names.length === keys.length) return
  const facts = {
    received: `\`key\` of ${keys.length}`,
    place: '`refersTo`',
    expected: `as many as \`columns\`: ${names.length}`,
  }
  throw new PipeproofError('wrongValue', facts)
}

export const refersTo: NamedCheck<Options> = {
  says: 'Every value of the column occurs in another port, under the same name or that of `key`; several columns do so together. Nulls refer to nothing.',
  why: 'A row that refers to nothing is dropped by the next join, and nobody says so.',
  options: {
    columns,
    of: port,
    key: { ...columns, description: 'the columns of the other port; the same names, unless told' },
  },
  required: ['columns', 'of'],
  denominator: 'rows',
  make({ columns: written, of, key = written }, { dataset, other }) {
    const [names, keys] = [listed(written), listed(key)]
    demandPairs(names, keys)
    const [mine, theirs] = [dataset.columns ?? {}, other(of).columns ?? {}]
    // read alike on both sides, so that `1` and `1.0` are one
    const types = names.map((name, index) => mine[name] ?? theirs[keys[index] ?? ''] ?? {})
    const tuple = (list: string[]): string =>
      `[${list.map((name, index) => valueOf(name, types[index] ?? {})).join(', ')}]`
    const whole = names.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ')
    const lost = `${whole} AND ${tuple(names)} NOT IN (SELECT ${tuple(keys)} FROM source)`
    const [alone] = names.length === 1 ? names : []
    const check: TablesCheck = {
      on: 'tables',
      name: 'refersTo',
      ...(alone !== undefined && { column: alone }),
      columns: names,
      others: [of],
      needs: keys,
      expects: `${allOf(keys)} of \`${of}\``,
      advice: `drop these rows, or find why \`${of}\` lacks them`,
      async find(data, { [of]: source }) {
        if (!source) return undefined
        return illustrated(data.beside({ source }), lost)
      },
    }
    return [check]
  },
}
