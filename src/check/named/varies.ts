import type { NamedCheck } from '../../model/check.ts'
import { counted } from '../../shared/words.ts'
import { columns, listed } from '../options.ts'
import { valueOf } from '../value.ts'

export interface Options {
  columns: string | string[]
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export const varies: NamedCheck<Options, 'columns'> = {
  says: 'The columns have more than one value each; a null is none, and one row can not vary.',
  why: 'A merge or a default that goes wrong makes a column constant, and a model learns nothing from it.',
  main: 'columns',
  options: { columns },
  required: ['columns'],
  make: ({ columns: names }, { dataset }) =>
    listed(names).map((name) => {
      const { masked, ...column } = dataset.columns?.[name] ?? {}
      const value = valueOf(name, column)
      return {
        on: 'table',
        name: 'varies',
        column: name,
        expects: 'more than one value',
        advice: 'find what makes it constant, or drop the column',
        measure: `[count(*)::VARCHAR, min(${value}), max(${value})]`,
        find(measured) {
          const [rows, least, most] = Array.isArray(measured) ? measured.map(asText) : []
          if (Number(rows ?? 0) < 2 || least !== most) return undefined
          const only = least === undefined ? 'null' : masked ? '***' : least
          return { received: `\`${only}\` alone in ${counted(Number(rows), 'row')}` }
        },
      }
    }),
}
