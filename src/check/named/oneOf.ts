import type { NamedCheck } from '../../model/check.ts'
import type { Scalar } from '../../model/contract.ts'
import { set } from '../checks/set.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
  values: Scalar[]
}

export const oneOf: NamedCheck<Options> = {
  says: 'Every value of the columns is one of `values`; nulls do not count.',
  why: 'A new category, or one that is written in another way, falls through every `if` that comes later.',
  options: {
    columns,
    values: {
      type: 'array',
      minItems: 1,
      items: { type: ['string', 'number', 'boolean'] },
      description: 'all that may occur',
    },
  },
  required: ['columns', 'values'],
  denominator: 'values',
  make: ({ columns: names, values }) =>
    listed(names).flatMap((name) => {
      const check = set(name, { enum: values })
      return check ? { ...check, advice: 'map these values to known ones, or add them to `values`' } : []
    }),
}
