import type { NamedCheck } from '../../model/check.ts'
import { pattern } from '../checks/pattern.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
  pattern: string
}

export const matches: NamedCheck<Options> = {
  says: 'Every text of the columns fits the pattern from its beginning to its end; nulls do not count.',
  why: 'A code that lost its leading zeros, or got a blank at its end, joins with nothing.',
  options: {
    columns,
    pattern: { type: 'string', format: 'regex', description: 'a regular expression of JavaScript' },
  },
  required: ['columns', 'pattern'],
  denominator: 'values',
  make: ({ columns: names, pattern: wanted }) =>
    listed(names).flatMap((name) => pattern(name, { pattern: wanted }) ?? []),
}
