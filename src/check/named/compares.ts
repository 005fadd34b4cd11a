import type { NamedCheck } from '../../model/check.ts'
import { identifier } from '../../table/sql.ts'
import { column } from '../options.ts'
import { disordered, signs, type Sign } from '../ordered.ts'

export interface Options {
  column: string
  is: Sign
  to: string
}

export const compares: NamedCheck<Options> = {
  says: 'In every row, a value of the one column stands in this order to that of the other; nulls do not count.',
  why: 'An end before its start, or a net above its gross, is a pair of columns that were mixed up.',
  options: {
    column,
    is: { enum: signs, description: 'how they compare' },
    to: { ...column, description: 'the other column' },
  },
  required: ['column', 'is', 'to'],
  denominator: 'rows',
  make({ column: name, is, to }, { dataset: { columns = {} } }) {
    const pair: [string, string] = [identifier(name), identifier(to)]
    return [
      {
        on: 'rows',
        name: 'compares',
        columns: [name, to],
        expects: `\`${name}\` ${is} \`${to}\``,
        advice: 'find where the two get mixed up, or drop these rows',
        violates: disordered(pair, is, [columns[name] ?? {}, columns[to] ?? {}]),
      },
    ]
  },
}
