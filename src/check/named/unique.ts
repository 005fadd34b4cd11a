import type { NamedCheck } from '../../model/check.ts'
import { key } from '../checks/key.ts'
import { unique as uniqueOf } from '../checks/unique.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
}

export const unique: NamedCheck<Options, 'columns'> = {
  says: 'No value of the column, or no combination of several, occurs twice.',
  why: 'A row that is there twice counts twice, in every sum and on both sides of a split.',
  main: 'columns',
  options: { columns },
  required: ['columns'],
  denominator: 'rows',
  make({ columns: names }, { dataset }) {
    const [name = '', ...others] = listed(names)
    const check =
      others.length === 0
        ? uniqueOf(name, { ...dataset.columns?.[name], unique: true })
        : key({ ...dataset, key: [name, ...others] })
    return check ? [{ ...check, advice: 'drop the repeated rows, or name the columns that tell them apart' }] : []
  },
}
