import type { NamedCheck } from '../../model/check.ts'
import { columns as columnsOf } from '../checks/columns.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
  exact?: boolean
  ordered?: boolean
}

export const hasColumns: NamedCheck<Options, 'columns'> = {
  says: 'These columns are there; with `exact` no others, with `ordered` in this order.',
  why: 'A column that is renamed or gone is found by whoever reads it, often as a default in its place.',
  main: 'columns',
  options: {
    columns,
    exact: { type: 'boolean', description: 'whether there may be no others' },
    ordered: { type: 'boolean', description: 'whether they stand in this order' },
  },
  required: ['columns'],
  make({ columns: names, exact = false, ordered = false }, { dataset }) {
    const declared = Object.fromEntries(listed(names).map((name) => [name, {}]))
    const check = columnsOf({ ...dataset, columns: declared, fields: exact ? 'exact' : 'subset', ordered })
    return [{ ...check, advice: 'write it, or remove it from the check' }]
  },
}
