import type { Scalar } from '../model/scalar.ts'
import { identifier, literal } from '../table/sql.ts'
import { castTo } from '../table/values.ts'

/** What counts as positive: a value, or a score from somewhere on. */
export interface Positive {
  positive?: Scalar
  threshold?: number
}

export const positiveOptions = {
  positive: {
    type: ['string', 'number', 'boolean'],
    description: 'the value that counts as positive; `1` and `true`, unless told',
  },
  threshold: { type: 'number', description: 'from where on a score counts as a positive prediction' },
}

/** A value as a text that is the same for all ways to write it: `1` and `1.0`, `True` and `true`. */
export const plainValue = (text: string): string => `coalesce(${castTo('number', text)}::VARCHAR, lower(${text}))`

/** True in SQL for a value that counts as positive, null for a null. */
export function isPositive(name: string, { positive, threshold }: Positive): string {
  const text = identifier(name)
  if (threshold !== undefined) return `(${castTo('number', text)} >= ${threshold})`
  const value = plainValue(text)
  return positive === undefined
    ? `(${value} IN ('1.0', 'true'))`
    : `(${value} = ${plainValue(literal(String(positive)))})`
}
