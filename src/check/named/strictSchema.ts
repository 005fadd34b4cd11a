import type { NamedCheck } from '../../model/check.ts'
import type { Dataset } from '../../model/contract.ts'
import { PipeproofError } from '../../errors.ts'
import { columns as columnsOf } from '../checks/columns.ts'
import { nulls } from '../checks/nulls.ts'
import { type } from '../checks/type.ts'

export interface Options {
  ordered?: boolean
}

function demandColumns({ columns = {} }: Dataset): NonNullable<Dataset['columns']> {
  if (Object.keys(columns).length > 0) return columns
  const facts = { received: 'lack of `columns`', place: '`strictSchema`', expected: 'a dataset that declares them' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'declare them, or call `hasColumns`' })
}

export const strictSchema: NamedCheck<Options, 'ordered'> = {
  says: 'It has the columns that its contract declares, no others, in their order; each value is of its type, and null only where that is allowed.',
  why: 'Columns that nobody declared are read by whoever takes all of them, a model included.',
  main: 'ordered',
  options: { ordered: { type: 'boolean', description: 'whether the order counts; true, unless told' } },
  make({ ordered = true }, { dataset }) {
    const declared = demandColumns(dataset)
    const ofValues = Object.entries(declared).flatMap(([name, column]) => [
      type(name, column) ?? [],
      nulls(name, column) ?? [],
    ])
    return [columnsOf({ ...dataset, fields: 'exact', ordered }), ...ofValues.flat()]
  },
}
