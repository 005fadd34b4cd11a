import type { NamedCheck, TablesCheck, Violation } from '../../model/check.ts'
import { PipeproofError } from '../../errors.ts'
import { counted } from '../../shared/words.ts'
import { identifier } from '../../table/sql.ts'
import { castTo } from '../../table/values.ts'
import { auc } from '../metrics/auc.ts'
import { f1, precision, recall } from '../metrics/classification.ts'
import { mae, rmse } from '../metrics/regression.ts'
import { column, columns, listed, number } from '../options.ts'
import { isPositive, plainValue, positiveOptions, type Positive } from '../positive.ts'
import { listsOf } from '../sampled.ts'
import { isMasked, keyOf } from '../together.ts'

export interface Options extends Positive {
  metric: keyof typeof metrics
  label: string
  prediction: string
  by: string | string[]
  min?: number
  max?: number
  rows?: number
}

type Flags = (boolean | null)[]
type Numbers = (number | null)[]

interface Metric {
  /** What is asked of the truth and of the prediction. */
  of: 'same' | 'flags' | 'scores' | 'numbers'
  /** Of the rows of a slice. */
  value(truth: unknown[], prediction: unknown[]): number | undefined
}

// what was asked for is what came back
const flagged =
  (measure: (labels: Flags, predictions: Flags, positive: boolean) => number): Metric['value'] =>
  (truth, prediction) =>
    measure(truth as Flags, prediction as Flags, true)
const error =
  (measure: (truth: Numbers, predictions: Numbers) => number | undefined): Metric['value'] =>
  (truth, prediction) =>
    measure(truth as Numbers, prediction as Numbers)

const metrics = {
  accuracy: {
    of: 'same',
    value: (truth, prediction) => truth.filter((value, row) => value === prediction[row]).length / truth.length,
  },
  precision: { of: 'flags', value: flagged(precision) },
  recall: { of: 'flags', value: flagged(recall) },
  f1: { of: 'flags', value: flagged(f1) },
  auc: { of: 'scores', value: (truth, prediction) => auc(truth as Flags, prediction as Numbers, true) },
  mae: { of: 'numbers', value: error(mae) },
  rmse: { of: 'numbers', value: error(rmse) },
} satisfies Record<string, Metric>

/** Truth and prediction in SQL. */
function asked({ metric, label, prediction, positive, threshold }: Options): [truth: string, prediction: string] {
  const { of }: Metric = metrics[metric]
  const value = positive === undefined ? {} : { positive }
  const score = castTo('number', identifier(prediction))
  if (of === 'numbers') return [castTo('number', identifier(label)), score]
  if (of === 'scores') return [isPositive(label, value), score]
  if (of === 'flags' || threshold !== undefined)
    return [
      isPositive(label, value),
      isPositive(prediction, { ...value, ...(threshold !== undefined && { threshold }) }),
    ]
  return [plainValue(identifier(label)), plainValue(identifier(prediction))]
}

interface Slice {
  name: string
  truth: unknown[]
  prediction: unknown[]
}

/** The rows of each slice; those without a truth or a prediction do not count. */
function slicesOf([names = [], truth = [], prediction = []]: unknown[][]): Slice[] {
  const found = new Map<string, Slice>()
  for (const [row, parts] of names.entries()) {
    if ((truth[row] ?? null) === null || (prediction[row] ?? null) === null) continue
    const name = (Array.isArray(parts) ? parts : []).map((part) => String(part)).join(', ')
    const slice = found.get(name) ?? { name, truth: [], prediction: [] }
    slice.truth.push(truth[row])
    slice.prediction.push(prediction[row])
    found.set(name, slice)
  }
  return [...found.values()]
}

const shown = (value: number): string => String(Number(value.toPrecision(3)))

function violationIn(
  slices: Slice[],
  { metric, by, min = -Infinity, max = Infinity, rows = 30 }: Options,
  isHidden: boolean,
): Violation | undefined {
  const { value: measure }: Metric = metrics[metric]
  const wrong = slices
    .filter(({ truth }) => truth.length >= rows)
    .flatMap((slice) => {
      const value = measure(slice.truth, slice.prediction)
      return value === undefined || (value >= min && value <= max) ? [] : [{ ...slice, value }]
    })
    .toSorted((a, b) => (a.value < min ? a.value - b.value : b.value - a.value))
  const said = wrong.map(
    ({ name, value, truth }) =>
      `${metric} ${shown(value)} of ${counted(truth.length, 'row')} for \`${isHidden ? '***' : name}\``,
  )
  const [first, ...others] = said
  if (first === undefined) return undefined
  const names = listed(by)
  const notes = others.slice(0, 5).map((line) => `also   ${line}`)
  return { received: first, ...(names.length === 1 && { column: names[0] ?? '' }), ...(notes.length > 0 && { notes }) }
}

function boundsOf({ metric, min, max }: Options): string {
  const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean)
  if (bounds.length > 0) return `${metric} of ${bounds.join(' and ')} in every slice`
  const facts = { received: 'lack of `min` and `max`', place: '`slices`', expected: 'a bound of the metric' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'write `min`, or for an error `max`' })
}

export const slices: NamedCheck<Options> = {
  says: 'A metric is good enough in every slice of the rows, not only over all of them.',
  why: 'A model can be right on the many and useless for the few, a country, a device, a month, and the mean hides it.',
  options: {
    metric: { enum: Object.keys(metrics), description: 'what is measured' },
    label: { ...column, description: 'the column that has the truth' },
    prediction: { ...column, description: 'the column that has the prediction; for `auc` the score' },
    by: { ...columns, description: 'the column whose values are the slices, or several' },
    min: number('the least that the metric may be'),
    max: number('the most that the metric may be'),
    rows: { type: 'integer', minimum: 1, description: 'slices with fewer rows do not count; 30, unless told' },
    ...positiveOptions,
  },
  required: ['metric', 'label', 'prediction', 'by'],
  make(options, { dataset }) {
    const names = listed(options.by)
    const isHidden = names.some((name) => isMasked(name, [dataset]))
    const check: TablesCheck = {
      on: 'tables',
      name: 'slices',
      columns: [options.label, options.prediction, ...names],
      others: [],
      expects: boundsOf(options),
      advice: 'look at the rows of this slice, or change the bound',
      find: async (data) =>
        violationIn(slicesOf(await listsOf(data, [keyOf(names, [dataset]), ...asked(options)])), options, isHidden),
    }
    return [check]
  },
}
