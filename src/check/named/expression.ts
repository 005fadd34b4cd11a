import type { NamedCheck } from '../../model/check.ts'
import { conditionOf } from '../conditionOf.ts'
import { columnsOf } from '../typedSql.ts'

export interface Options {
  sql: string
  advice?: string
}

export const expression: NamedCheck<Options, 'sql'> = {
  says: 'Every row fulfils the condition; one for which it is null does too.',
  why: 'Rules of the business tie columns together: no column alone can break them.',
  main: 'sql',
  options: {
    sql: {
      type: 'string',
      minLength: 1,
      description: 'a condition in SQL on the columns, which are what their declared types say, else texts',
    },
    advice: { type: 'string', minLength: 1, description: 'what to do about rows that break it' },
  },
  required: ['sql'],
  denominator: 'rows',
  make({ sql, advice = 'mend these rows, or change the condition' }, { dataset: { columns = {} } }) {
    return [
      {
        on: 'rows',
        name: 'expression',
        columns: columnsOf(sql, columns),
        expects: `\`${sql}\``,
        advice,
        violates: `NOT ${conditionOf(sql, columns, '`expression`')}`,
      },
    ]
  },
}
