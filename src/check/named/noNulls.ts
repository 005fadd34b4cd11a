import type { NamedCheck } from '../../model/check.ts'
import { nulls } from '../checks/nulls.ts'
import { columns, listed } from '../options.ts'

interface Options {
  columns: string | string[]
}

/** No value of these columns is null. */
export const noNulls: NamedCheck<Options, 'columns'> = {
  why: 'A join or a default that goes wrong leaves nulls, and what comes later drops those rows or takes them for zero.',
  main: 'columns',
  options: { columns },
  required: ['columns'],
  denominator: 'rows',
  make: ({ columns: names }) => listed(names).flatMap((name) => nulls(name, {}) ?? []),
}
