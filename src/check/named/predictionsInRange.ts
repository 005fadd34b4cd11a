import type { NamedCheck, RowsCheck } from '../../model/check.ts'
import { allOf } from '../../shared/words.ts'
import { double, numeric } from '../numeric.ts'
import { columns, listed, number } from '../options.ts'

export interface Options {
  columns: string | string[]
  min?: number
  max?: number
  sum?: number
}

/** What adding up many floats may lose. */
const most = 1e-6

export const predictionsInRange: NamedCheck<Options, 'columns'> = {
  says: 'Every prediction is a number from `min` to `max`, none is missing, and those of a row add up to `sum`.',
  why: 'A raw score in place of a probability, or a null for what the model could not read, is taken by what comes next as it is.',
  main: 'columns',
  options: {
    columns,
    min: number('the least that a prediction may be; 0, unless told'),
    max: number('the most that a prediction may be; 1, unless told'),
    sum: number('what the predictions of a row add up to, as those for all classes do, to a millionth'),
  },
  required: ['columns'],
  denominator: 'rows',
  make({ columns: written, min = 0, max = 1, sum }) {
    const names = listed(written)
    const checks = names.map((name): RowsCheck => ({
      on: 'rows',
      name: 'predictionsInRange',
      column: name,
      expects: `a prediction from ${min} to ${max}`,
      advice: 'write what the model says of its probability, or change the bounds',
      violates: `NOT coalesce(${numeric(name)} BETWEEN ${double(min)} AND ${double(max)}, false)`,
    }))
    if (sum === undefined) return checks
    const total = names.map(numeric).join(' + ')
    const whole: RowsCheck = {
      on: 'rows',
      name: 'predictionsInRange',
      columns: names,
      expects: `predictions ${allOf(names)} that add up to ${sum}`,
      advice: 'normalise them, or remove `sum`',
      violates: `NOT coalesce(abs(${total} - ${double(sum)}) <= ${most}, false)`,
    }
    return [...checks, whole]
  },
}
