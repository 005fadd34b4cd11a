import type { NamedCheck } from '../../model/check.ts'
import type { ColumnType } from '../../model/contract.ts'
import { type } from '../checks/type.ts'
import { columns, listed } from '../options.ts'
import { forms } from '../../table/forms.ts'

export interface Options {
  columns: string | string[]
  type: ColumnType
}

export const hasType: NamedCheck<Options> = {
  says: 'Every value of the columns is of the type; nulls do not count.',
  why: 'One text among numbers makes pandas read a whole column as objects, and sums join texts.',
  options: { columns, type: { enum: Object.keys(forms), description: 'what each value is' } },
  required: ['columns', 'type'],
  denominator: 'values',
  make: ({ columns: names, type: wanted }, { dataset }) =>
    listed(names).flatMap((name) => {
      const { nullable = false } = dataset.columns?.[name] ?? {}
      const check = type(name, { type: wanted, nullable })
      return check ? { ...check, advice: `write this column as ${wanted}, or change the check` } : []
    }),
}
