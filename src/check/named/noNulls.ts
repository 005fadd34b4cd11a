import type { NamedCheck } from '../../model/check.ts'
import { nulls } from '../checks/nulls.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
}

export const noNulls: NamedCheck<Options, 'columns'> = {
  says: 'No value of the columns is null.',
  why: 'A join or a default that goes wrong leaves nulls, and what comes later drops those rows or takes them for zero.',
  main: 'columns',
  options: { columns },
  required: ['columns'],
  denominator: 'rows',
  make: ({ columns: names }) =>
    listed(names)
      .flatMap((name) => nulls(name, {}) ?? [])
      .map((check) => ({ ...check, advice: 'fill or drop these rows, or call it with `mostly`' })),
}
