import type { NamedCheck } from '../../model/check.ts'
import { columnsOf, typedSql } from '../typedSql.ts'
import { demandCondition } from '../demandCondition.ts'

interface Options {
  sql: string
  advice?: string
}

/** A number is true for the engine unless it is 0: what is no condition is refused. */
const demanded = (condition: string): string =>
  `CASE WHEN typeof(${condition}) IN ('BOOLEAN', '"NULL"') THEN NOT (${condition}) ELSE error('a condition is true or false, and this is ' || typeof(${condition})) END`

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
    demandCondition(sql, '`expression`')
    return [
      {
        on: 'rows',
        name: 'expression',
        columns: columnsOf(sql, columns),
        expects: `\`${sql}\``,
        advice,
        violates: demanded(typedSql(sql, columns)),
      },
    ]
  },
}
