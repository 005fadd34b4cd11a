import type { NamedCheck } from '../../model/check.ts'
import type { TextFormat } from '../../model/contract.ts'
import { textFormats } from '../../shared/textFormat.ts'
import { format } from '../checks/format.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
  format: TextFormat
}

export const hasFormat: NamedCheck<Options> = {
  says: 'Every text of the columns has the format; nulls do not count.',
  why: 'A date in another order, or an address that was cut off, is still a text.',
  options: { columns, format: { enum: Object.keys(textFormats), description: 'what each text is' } },
  required: ['columns', 'format'],
  denominator: 'values',
  make: ({ columns: names, format: wanted }) =>
    listed(names).flatMap((name) => {
      const check = format(name, { format: wanted })
      return check ? { ...check, advice: 'mend the texts, or change the check' } : []
    }),
}
