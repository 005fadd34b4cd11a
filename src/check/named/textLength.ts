import type { NamedCheck } from '../../model/check.ts'
import { boundsOptions, demandBounds, type Bounds } from '../bounds.ts'
import { length } from '../checks/length.ts'
import { columns, listed } from '../options.ts'

export interface Options extends Bounds {
  columns: string | string[]
}

export const textLength: NamedCheck<Options> = {
  says: 'Every text of the columns has at least `min` and at most `max` characters; nulls do not count.',
  why: 'Texts that a system cuts at its limit are valid, and half of what they were.',
  options: { columns, ...boundsOptions('number of characters', { type: 'integer', minimum: 0 }) },
  required: ['columns'],
  denominator: 'values',
  make({ columns: names, min, max }) {
    demandBounds('textLength', { ...(min !== undefined && { min }), ...(max !== undefined && { max }) })
    const bounds = { ...(min !== undefined && { minLength: min }), ...(max !== undefined && { maxLength: max }) }
    return listed(names).flatMap((name) => length(name, bounds) ?? [])
  },
}
