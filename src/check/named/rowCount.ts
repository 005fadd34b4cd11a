import type { NamedCheck } from '../../model/check.ts'
import { rows } from '../checks/rows.ts'

export interface Options {
  min?: number
  max?: number
}

const count = (description: string): object => ({ type: 'integer', minimum: 0, description })

export const rowCount: NamedCheck<Options, 'min'> = {
  says: 'The dataset has at least `min` and at most `max` rows.',
  why: 'A filter that is too sharp, or a join that multiplies, leaves every row that is there valid.',
  main: 'min',
  options: {
    min: count('the least number of rows; without `max`, 1 unless told'),
    max: count('the largest number of rows'),
  },
  make: ({ max, min = max === undefined ? 1 : 0 }, { dataset }) => [
    {
      ...rows({ ...dataset, rows: { min, ...(max !== undefined && { max }) } }),
      name: 'rowCount',
      advice: 'find where the rows are lost or come from, or change the check',
    },
  ],
}
