import type { NamedCheck } from '../../model/check.ts'
import { double, numeric, shownNumber } from '../numeric.ts'
import { columns, listed } from '../options.ts'

export interface Options {
  columns: string | string[]
  by?: 'iqr' | 'zscore'
  factor?: number
}

type Fences = [low: number, high: number]

interface Method {
  factor: number
  /** Two numbers in SQL, of the finite ones. */
  measures(value: string, isFinite: string): string[]
  fences(first: number, second: number, factor: number): Fences
}

const methods: Record<NonNullable<Options['by']>, Method> = {
  iqr: {
    factor: 1.5,
    measures: (value, isFinite) =>
      [0.25, 0.75].map((share) => `quantile_cont(${value}, ${share}) FILTER (WHERE ${isFinite})`),
    fences: (first, third, factor) => [first - factor * (third - first), third + factor * (third - first)],
  },
  zscore: {
    factor: 3,
    measures: (value, isFinite) => [
      `avg(${value}) FILTER (WHERE ${isFinite})`,
      `coalesce(stddev_samp(${value}) FILTER (WHERE ${isFinite}), 0)`,
    ],
    fences: (mean, std, factor) => [mean - factor * std, mean + factor * std],
  },
}

/** Squares of larger ones are no numbers any more. */
const finite = (value: string): string => `abs(${value}) < ${double(1e150)}`

export const noOutliers: NamedCheck<Options, 'columns'> = {
  says: 'No number of the columns lies far from the others: by `factor` times the distance of the quartiles beyond them, or the standard deviation from the mean.',
  why: 'A decimal point in the wrong place, or a sentinel such as 99999, moves the mean of everything.',
  main: 'columns',
  options: {
    columns,
    by: { enum: Object.keys(methods), description: 'by the quartiles (`iqr`, unless told) or by the mean (`zscore`)' },
    factor: {
      type: 'number',
      exclusiveMinimum: 0,
      description: 'how far is far: 1.5 for `iqr`, 3 for `zscore`, unless told',
    },
  },
  required: ['columns'],
  denominator: 'values',
  make({ columns: names, by = 'iqr', factor = methods[by].factor }) {
    const { measures, fences } = methods[by]
    return listed(names).map((name) => {
      const value = numeric(name)
      return {
        on: 'table',
        name: 'noOutliers',
        column: name,
        expects: 'numbers near the others',
        advice: 'find where these come from, or let some pass with `mostly`',
        measure: `[${[...measures(value, finite(value)), `min(${value})`, `max(${value})`].join(', ')}]`,
        find(measured) {
          // of no finite numbers, every one is far from the others
          const [first = 0, second = 0, least, most] = Array.isArray(measured) ? measured.map(told) : []
          if (least === undefined || most === undefined) return undefined
          const [low, high] = fences(first, second, factor)
          if (least >= low && most <= high) return undefined
          return {
            expects: `a number of ${shownNumber(low)} to ${shownNumber(high)}`,
            where: `(${value} < ${double(low)} OR ${value} > ${double(high)})`,
          }
        },
      }
    })
  },
}

const told = (value: unknown): number | undefined => (value === null || value === undefined ? undefined : Number(value))
