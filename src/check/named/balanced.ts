import type { NamedCheck } from '../../model/check.ts'
import type { Scalar } from '../../model/contract.ts'
import { percent } from '../../shared/words.ts'
import { spellings } from '../../table/text.ts'
import { countsIn } from '../countsIn.ts'
import { column } from '../options.ts'
import { valueOf } from '../value.ts'

export interface Options {
  column: string
  min: number
  classes?: Scalar[]
}

/** A class and how many values are of it; those that are to be there are, be it not once. */
function countsOf(measured: unknown, classes: Scalar[]): [name: string, count: number][] {
  const found = countsIn(measured)
  const missing = classes.map(spellings).filter((texts) => !found.some(([name]) => texts.includes(name)))
  return [...found, ...missing.map(([name = '']): [string, number] => [name, 0])]
}

export const balanced: NamedCheck<Options> = {
  says: 'Each class of the column has at least the share `min` of the values, and there is more than one; nulls do not count.',
  why: 'A filter before the split, or a join on the label, can take away all of the rare class that a model is to find.',
  options: {
    column,
    min: { type: 'number', minimum: 0, maximum: 0.5, description: 'the least share of a class, such as 0.05' },
    classes: {
      type: 'array',
      minItems: 1,
      items: { type: ['string', 'number', 'boolean'] },
      description: 'classes that have to be there; those that are, unless told',
    },
  },
  required: ['column', 'min'],
  make({ column: name, min, classes = [] }, { dataset }) {
    const { masked, ...declared } = dataset.columns?.[name] ?? {}
    return [
      {
        on: 'table',
        name: 'balanced',
        column: name,
        expects: `at least ${percent(min)} of each class`,
        advice: 'find where rows of this class get lost, or lower `min`',
        measure: `histogram(${valueOf(name, declared)})`,
        find(measured) {
          const counts = countsOf(measured, classes).toSorted(([, a], [, b]) => a - b)
          const all = counts.reduce((sum, [, count]) => sum + count, 0)
          const [[rarest, count] = [undefined, 0]] = counts
          if (rarest === undefined) return undefined
          const shown = `\`${masked ? '***' : rarest}\``
          if (counts.length === 1 && all > 1)
            return { received: `${shown} in all ${all} values`, expects: 'more than one class' }
          const share = all === 0 ? 0 : count / all
          if (count > 0 && share >= min) return undefined
          return { received: `share of ${percent(share)} for ${shown}` }
        },
      },
    ]
  },
}
