import type { NamedCheck } from '../../model/check.ts'
import type { Column } from '../../model/contract.ts'
import { range as rangeOf } from '../checks/range.ts'
import { demandSome } from '../bounds.ts'
import { columns, listed, number } from '../options.ts'

type Bounds = Pick<Column, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf'>

export interface Options extends Bounds {
  columns: string | string[]
}

export const range: NamedCheck<Options> = {
  says: 'Every number of the columns lies within the bounds; nulls do not count.',
  why: 'A unit that is mixed up, or a sentinel such as -999, keeps its type and spoils every mean.',
  options: {
    columns,
    minimum: number('the least that is allowed'),
    maximum: number('the most that is allowed'),
    exclusiveMinimum: number('what every number is above'),
    exclusiveMaximum: number('what every number is below'),
    multipleOf: { type: 'number', exclusiveMinimum: 0, description: 'what every number can be divided by' },
  },
  required: ['columns'],
  denominator: 'values',
  make({ columns: names, ...bounds }, { dataset }) {
    demandSome('range', bounds, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])
    return listed(names).flatMap((name) => {
      const type = dataset.columns?.[name]?.type === 'integer' ? 'integer' : 'number'
      return rangeOf(name, { type, ...bounds }) ?? []
    })
  },
}
